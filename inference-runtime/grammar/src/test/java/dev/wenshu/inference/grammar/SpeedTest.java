package dev.wenshu.inference.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Writes the processor time it measures, the tenth percentile of its rounds, to target/speed.txt. What is asserted is far
 * looser than the README's aims, because builds run on busy machines.
 */
class SpeedTest {
    private static final int VOCABULARY = 152_000;
    private static final int ROUNDS = 101;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    @Test
    void masksAndCompilationStayWithinTheirBudget() throws IOException {
        // Given
        List<byte[]> tokens = vocabulary(new Random(7));
        TokenTable table152k = TokenTable.of(tokens);
        String schema = "{\"type\":\"object\",\"required\":[\"f0\"],\"properties\":{" + fields() + "}}";
        Grammar grammar = Schemas.grammar(schema);
        GrammarState freeString = at(grammar, "{\"f0\":\"abc");
        GrammarState restrictive = at(grammar, "{\"f0\":\"abc\",\"f");
        GrammarState fixed = at(Schemas.grammar(Schemas.INVOICE), "{\"num");
        GrammarState number = at(grammar, "{\"f0\":\"abc\",\"f2\":1");
        GrammarState bounded = at(Schemas.grammar("{\"type\":\"string\",\"maxLength\":200}"), "\"abc");
        BitSet mask = new BitSet();
        byte[] token = " word".getBytes(StandardCharsets.UTF_8);

        // When
        double table = warm(() -> TokenTable.of(tokens), 5);
        double compile = warm(() -> Schemas.grammar(schema), ROUNDS);
        double free = uncached(tokens, freeString);
        double counted = uncached(tokens, bounded);
        double narrow = uncached(tokens, restrictive);
        double literal = uncached(tokens, fixed);
        double digits = uncached(tokens, number);
        freeString.allowed(table152k, mask);
        double cached = warm(() -> repeated(() -> freeString.allowed(table152k, mask)), ROUNDS) / 1_000;
        double accept = warm(() -> repeated(() -> freeString.accept(token)), ROUNDS) / 1_000;

        // Then
        String report = String.format(
                Locale.ROOT,
                "ms of processor time, tenth percentile: table %.0f, compile 30 fields %.2f, uncached mask: string %.2f, bounded string %.2f, one of 29 names %.3f,"
                        + " fixed text %.4f, number %.3f, cached mask %.4f, accept of a 5-byte token %.5f%n",
                table,
                compile,
                free,
                counted,
                narrow,
                literal,
                digits,
                cached,
                accept);
        Files.writeString(Path.of("target", "speed.txt"), report);
        assertThat(compile).isLessThan(50);
        assertThat(free).isLessThan(100);
        assertThat(counted).isLessThan(100);
        assertThat(literal).isLessThan(3);
        assertThat(narrow).isLessThan(10);
        assertThat(digits).isLessThan(10);
        assertThat(cached).isLessThan(0.2);
        assertThat(accept).isLessThan(0.05);
    }

    private static double uncached(List<byte[]> tokens, GrammarState state) {
        TokenTable table = TokenTable.of(tokens);
        BitSet mask = new BitSet();
        return warm(
                () -> {
                    table.forget();
                    state.allowed(table, mask);
                    return mask;
                },
                ROUNDS);
    }

    private static GrammarState at(Grammar grammar, String text) {
        return grammar.start().accept(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static Object repeated(Runnable action) {
        for (int i = 0; i < 1_000; i++) {
            action.run();
        }
        return action;
    }

    private static double warm(Supplier<Object> action, int rounds) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long before = CLOCK.getCurrentThreadCpuTime();
            assertThat(action.get()).isNotNull();
            times.add((CLOCK.getCurrentThreadCpuTime() - before) / 1e6);
        }
        times.sort(null);
        return times.get(rounds / 10);
    }

    private static String fields() {
        StringBuilder fields = new StringBuilder();
        List<String> types = List.of(
                "{\"type\":\"string\"}",
                "{\"type\":\"string\",\"maxLength\":80}",
                "{\"type\":\"number\"}",
                "{\"type\":\"integer\",\"minimum\":0,\"maximum\":5000}",
                "{\"type\":\"string\",\"format\":\"date\"}",
                "{\"enum\":[\"red\",\"green\",\"blue\"]}");
        for (int i = 0; i < 30; i++) {
            fields.append(i == 0 ? "" : ",").append("\"f" + i + "\":").append(types.get(i % types.size()));
        }
        return fields.toString();
    }

    /** Sizes as in real vocabularies: words, some with punctuation, Chinese, pieces of characters, runs of spaces. */
    private static List<byte[]> vocabulary(Random random) {
        List<byte[]> tokens = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            tokens.add(new byte[] {(byte) b});
        }
        while (tokens.size() < VOCABULARY) {
            StringBuilder word = new StringBuilder();
            int kind = random.nextInt(100);
            int length = 2 + (int) Math.abs(random.nextGaussian() * 4);
            for (int i = 0; i < length; i++) {
                word.append(
                        kind < 70
                                ? (char) ('a' + random.nextInt(26))
                                : kind < 95
                                        ? (char) (0x4E00 + random.nextInt(8_000))
                                        : "\"{}[]:, \\\n0123456789".charAt(random.nextInt(19)));
            }
            tokens.add((kind < 40 ? " " + word : word.toString()).getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < 100; i++) {
            tokens.set(1_000 + i, " ".repeat(1 + i).getBytes(StandardCharsets.UTF_8));
        }
        return tokens;
    }
}
