package dev.wenshu.inference.grammar;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes a text byte by byte as a grammar allows, as a model without any sense would. */
final class RandomWalk {
    private static final int WANDER = 60;
    private static final int GIVE_UP = 20_000;
    private static final String CLOSING = "\"}]";

    private final Random random;

    RandomWalk(Random random) {
        this.random = random;
    }

    String text(Grammar grammar) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GrammarState at = grammar.start();
        while (out.size() < GIVE_UP) {
            List<Integer> choices = choices(at);
            boolean ends = at.complete() && (choices.isEmpty() || out.size() > WANDER || random.nextInt(4) == 0);
            if (ends) {
                return decoded(out);
            }
            if (choices.isEmpty()) {
                throw new AssertionError("a dead end");
            }
            int chosen = choose(choices, out.size());
            out.write(chosen);
            at = at.accept(new byte[] {(byte) chosen}).orElseThrow();
        }
        throw new AssertionError("never ends");
    }

    /** The bytes that may come next. */
    static List<Integer> choices(GrammarState at) {
        List<Integer> choices = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            if (at.accept(new byte[] {(byte) b}).isPresent()) {
                choices.add(b);
            }
        }
        return choices;
    }

    private int choose(List<Integer> choices, int written) {
        if (written > WANDER || random.nextInt(6) == 0) {
            for (int closing : CLOSING.chars().toArray()) {
                if (choices.contains(closing)) {
                    return closing;
                }
            }
        }
        return choices.get(random.nextInt(choices.size()));
    }

    private static String decoded(ByteArrayOutputStream out) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8", e);
        }
    }
}
