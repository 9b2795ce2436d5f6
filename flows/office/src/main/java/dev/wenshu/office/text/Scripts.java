package dev.wenshu.office.text;

/** Character classes that Unicode's own do not offer directly. */
final class Scripts {
    private Scripts() {}

    static boolean isHan(int c) {
        return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
    }

    static boolean isKana(int c) {
        return c >= 0x3040 && c <= 0x30FF;
    }

    static boolean isHangul(int c) {
        return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF);
    }

    /** Closing brackets and quotes, which belong to the sentence they follow. */
    static boolean isCloser(char c) {
        return "\"'”’»«›)]}）】〕」』》".indexOf(c) >= 0;
    }
}
