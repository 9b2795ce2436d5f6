package dev.wenshu.inference.replay;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a {@link ScriptedGeneration} says, and how fast.
 *
 * @param reasoning pieces of reasoning that come first
 * @param answer pieces of the answer, each counted as a token
 * @param first time before the first piece
 * @param pace time between two pieces; zero for no time at all
 */
public record Script(List<String> reasoning, List<String> answer, Duration first, Duration pace) {
    private static final List<String> WORDS =
            List.of("the ", "invoice ", "of ", "March ", "is ", "paid ", "in ", "full. ");

    public Script {
        reasoning = List.copyOf(reasoning);
        answer = List.copyOf(answer);
        if (first.isNegative() || pace.isNegative()) {
            throw new IllegalArgumentException("a script cannot go back in time");
        }
    }

    /** Says this at once. */
    public static Script saying(String... pieces) {
        return new Script(List.of(), List.of(pieces), Duration.ZERO, Duration.ZERO);
    }

    /** So many tokens of filler text, which does not repeat itself within a sentence's length. */
    public static Script tokens(int count, Duration first, Duration pace) {
        List<String> pieces = IntStream.range(0, count)
                .mapToObj(i -> i % WORDS.size() == 0 ? i + " " : WORDS.get(i % WORDS.size()))
                .toList();
        return new Script(List.of(), pieces, first, pace);
    }

    @Override
    public String toString() {
        return "Script[reasoning=" + reasoning.size() + ", answer=" + answer.size() + ", first=" + first + ", pace="
                + pace + "]";
    }
}
