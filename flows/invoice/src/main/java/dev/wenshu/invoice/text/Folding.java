package dev.wenshu.invoice.text;

import java.text.Normalizer;

/** Character folding that keeps offsets: one character in, one out. */
public final class Folding {
    private static final int FULL_WIDTH = 0xFEE0;

    private Folding() {}

    /** Full-width forms as ASCII, the yen sign in one form, all spaces as a space. */
    public static String narrow(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '！' && c <= '～') {
                c = (char) (c - FULL_WIDTH);
            } else if (c == '￥') {
                c = '¥';
            } else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                c = ' ';
            }
            narrow.append(c);
        }
        return narrow.toString();
    }

    /** Lower case without diacritics; what is neither letter nor digit becomes a space. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(fold(text.charAt(i)));
        }
        return folded.toString();
    }

    private static char fold(char c) {
        if (c < 128) {
            return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : ' ';
        }
        return switch (c) {
            case 'ß' -> 's';
            case 'ł', 'Ł' -> 'l';
            case 'ø', 'Ø' -> 'o';
            case 'º', '°' -> ' ';
            default -> {
                char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD)
                        .charAt(0);
                yield Character.isLetterOrDigit(base) ? Character.toLowerCase(base) : ' ';
            }
        };
    }
}
