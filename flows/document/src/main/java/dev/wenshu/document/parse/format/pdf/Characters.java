package dev.wenshu.document.parse.format.pdf;

import java.text.Normalizer;

/** Brings the characters that fonts map to into the ones that people type. */
final class Characters {
    private Characters() {}

    /** Ligatures, CJK radicals and compatibility forms become plain letters; what is no character at all is dropped. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isCompatibility(c)) {
                clean.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
            } else if (!Character.isISOControl(c) && c != 0xAD && c != 0xFEFF && c != 0x200B) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    /** Whether a character cannot be meant: replacement, private use, unassigned, surrogate. */
    static boolean isGarbage(int c) {
        int type = Character.getType(c);
        return c == 0xFFFD
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.SURROGATE
                || type == Character.CONTROL;
    }

    private static boolean isCompatibility(int c) {
        return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xFB00 && c <= 0xFB06) || (c >= 0xF900 && c <= 0xFAFF);
    }
}
