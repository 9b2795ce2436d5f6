package dev.wenshu.inference.grammar.automaton;

import java.util.ArrayList;
import java.util.List;

/** Writes sets of characters as sequences of byte ranges (RFC 3629: no overlong forms, no surrogates). */
final class Utf8Ranges {
    private static final int[] LAST_BY_LENGTH = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF};

    private Utf8Ranges() {}

    /** Each sequence holds the first and the last value of its first byte, of its second byte, and so on. */
    static List<int[]> of(CodePoints set) {
        List<int[]> sequences = new ArrayList<>();
        for (int[] range : set.ranges()) {
            split(range[0], range[1], sequences);
        }
        return sequences;
    }

    private static void split(int first, int last, List<int[]> sequences) {
        for (int limit : LAST_BY_LENGTH) {
            if (first <= limit && last > limit) {
                split(first, limit, sequences);
                split(limit + 1, last, sequences);
                return;
            }
        }
        for (int i = 1; i < length(last); i++) {
            int mask = (1 << (6 * i)) - 1;
            if ((first & ~mask) != (last & ~mask)) {
                if ((first & mask) != 0) {
                    split(first, first | mask, sequences);
                    split((first | mask) + 1, last, sequences);
                    return;
                }
                if ((last & mask) != mask) {
                    split(first, (last & ~mask) - 1, sequences);
                    split(last & ~mask, last, sequences);
                    return;
                }
            }
        }
        int[] from = encode(first);
        int[] to = encode(last);
        int[] sequence = new int[2 * from.length];
        for (int i = 0; i < from.length; i++) {
            sequence[2 * i] = from[i];
            sequence[2 * i + 1] = to[i];
        }
        sequences.add(sequence);
    }

    private static int length(int codePoint) {
        int length = 1;
        while (codePoint > LAST_BY_LENGTH[length - 1]) {
            length++;
        }
        return length;
    }

    private static int[] encode(int codePoint) {
        int length = length(codePoint);
        if (length == 1) {
            return new int[] {codePoint};
        }
        int[] bytes = new int[length];
        int rest = codePoint;
        for (int i = length - 1; i > 0; i--) {
            bytes[i] = 0x80 | (rest & 0x3F);
            rest >>= 6;
        }
        bytes[0] = ((0xF00 >> length) & 0xFF) | rest;
        return bytes;
    }
}
