package dev.wenshu.inference.guards.repetition;

/**
 * When repeated text counts as a loop. Text is weighed in UTF-8 bytes, since a Chinese character says about as much as three
 * Latin letters.
 *
 * @param window characters looked back on; a stretch that repeats has to fit in it as often as needed
 * @param span weight that all repetitions have to have together
 * @param repetitions needed of a short stretch; of one of 40 bytes two thirds, of one of 200 bytes a third, at least 4
 */
public record LoopConfig(int window, int span, int repetitions) {
    private static final int SENTENCE = 40;
    private static final int PARAGRAPH = 200;
    static final int FEWEST = 4;

    public LoopConfig {
        if (window < 256 || span < 64 || repetitions < FEWEST || span > window) {
            throw new IllegalArgumentException(
                    "a loop needs a window of at least 256 characters, a span of 64 bytes up to"
                            + " the window, and 4 repetitions");
        }
    }

    /** For answers, where tables and forms repeat themselves with reason. */
    public static LoopConfig answer() {
        return new LoopConfig(8192, 1600, 16);
    }

    /** For reasoning, where nothing has to be said twice. */
    public static LoopConfig reasoning() {
        return new LoopConfig(8192, 800, 10);
    }

    /** How often a stretch of this weight has to come to be a loop. */
    int needed(int weight) {
        if (weight >= PARAGRAPH) {
            return Math.max(FEWEST, repetitions / 3);
        }
        return weight >= SENTENCE ? Math.max(FEWEST, repetitions * 2 / 3) : repetitions;
    }
}
