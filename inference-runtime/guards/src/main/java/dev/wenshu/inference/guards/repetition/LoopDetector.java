package dev.wenshu.inference.guards.repetition;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds out whether text that comes in pieces ends in a stretch that repeats itself exactly. After every 256 characters looks
 * whether the last 32 came before at all, and if so at the last {@link LoopConfig#window()} characters, with the prefix
 * function of Knuth, Morris and Pratt on the reversed window: a bounded number of steps a character, memory for two windows.
 * Text that varies as it repeats (a counter, say) is no loop: in tables it cannot be told from content. For one text, on one
 * thread.
 */
public final class LoopDetector {
    private static final int STRIDE = 256;
    private static final int PROBE = 32;

    private final LoopConfig config;
    private char[] window = new char[STRIDE];
    private int[] borders = new int[0];
    private int length;
    private int unseen;

    public LoopDetector(LoopConfig config) {
        this.config = config;
    }

    /** Takes the next piece; the loop that the text ends in, if it does. */
    public Optional<Loop> accept(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            if (length == window.length) {
                makeRoom();
            }
            window[length++] = piece.charAt(i);
            if (++unseen >= STRIDE) {
                unseen = 0;
                Optional<Loop> loop = hasRecurringEnd() ? look() : Optional.empty();
                if (loop.isPresent()) {
                    return loop;
                }
            }
        }
        return Optional.empty();
    }

    /** Short texts, which most are, do not pay for the whole window. */
    private void makeRoom() {
        int most = config.window() + STRIDE;
        if (window.length < most) {
            window = Arrays.copyOf(window, Math.min(most, window.length * 2));
        } else {
            System.arraycopy(window, STRIDE, window, 0, window.length - STRIDE);
            length -= STRIDE;
        }
    }

    /** Whether the last few characters came before at a distance that a loop can have. Most text ends here. */
    private boolean hasRecurringEnd() {
        int farthest = Math.min(length - PROBE, config.window() / LoopConfig.FEWEST);
        for (int distance = 1; distance <= farthest; distance++) {
            int same = 0;
            while (same < PROBE && window[length - 1 - same] == window[length - 1 - same - distance]) {
                same++;
            }
            if (same == PROBE) {
                return true;
            }
        }
        return false;
    }

    /**
     * Of the reversed text, border[n] is the longest proper prefix of the first n characters that is their suffix too, so that
     * n - border[n] is the period of the last n characters of the text.
     */
    private Optional<Loop> look() {
        int size = Math.min(length, config.window());
        int last = length - 1;
        if (borders.length < size) {
            borders = new int[Math.min(config.window(), window.length)];
        }
        int weight = weight(window[last]);
        borders[0] = 0;
        int border = 0;
        for (int n = 1; n < size; n++) {
            char next = window[last - n];
            while (border > 0 && next != window[last - border]) {
                border = borders[border - 1];
            }
            if (next == window[last - border]) {
                border++;
            }
            borders[n] = border;
            weight += weight(next);
            int period = n + 1 - border;
            if (weight >= config.span() && repeats(n + 1, period, weight)) {
                return Optional.of(new Loop(period, (n + 1) / period));
            }
        }
        return Optional.empty();
    }

    private boolean repeats(int size, int period, int weight) {
        int repetitions = size / period;
        return repetitions >= LoopConfig.FEWEST && repetitions >= config.needed((int) ((long) weight * period / size));
    }

    private static int weight(char c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

    /** A stretch of so many characters came so often in a row. */
    public record Loop(int period, int repetitions) {}
}
