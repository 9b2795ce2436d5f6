package dev.wenshu.inference.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The letters that stand for bytes in a byte-level vocabulary, as GPT-2 chose them: every byte has a visible one. */
final class ByteAlphabet {
    private static final int BYTES = 256;
    private static final char[] LETTERS = new char[BYTES];
    private static final int[] BYTE_OF = new int[2 * BYTES];

    static {
        Arrays.fill(BYTE_OF, -1);
        char next = BYTES;
        for (int value = 0; value < BYTES; value++) {
            LETTERS[value] = visible(value) ? (char) value : next++;
            BYTE_OF[LETTERS[value]] = value;
        }
    }

    private ByteAlphabet() {}

    static String letter(int value) {
        return String.valueOf(LETTERS[value]);
    }

    static String encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder letters = new StringBuilder(bytes.length);
        for (byte value : bytes) {
            letters.append(LETTERS[value & 0xff]);
        }
        return letters.toString();
    }

    static byte[] decode(String letters) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(letters.length());
        letters.chars().forEach(letter -> bytes.write(BYTE_OF[letter]));
        return bytes.toByteArray();
    }

    private static boolean visible(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xa1 && value <= 0xac) || value >= 0xae;
    }
}
