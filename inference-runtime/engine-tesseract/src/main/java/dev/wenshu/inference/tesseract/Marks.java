package dev.wenshu.inference.tesseract;

import java.text.Normalizer;
import java.util.Locale;

/** What letters with diacritics look like to a reader that does not know them. */
final class Marks {
    private Marks() {}

    /** The text in lower case without marks; ß, ł, đ, ø and their like become the letters they are taken for. */
    static String lost(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .codePoints()
                .filter(codePoint -> Character.getType(codePoint) != Character.NON_SPACING_MARK)
                .map(Marks::bare)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** Whether a reader without marks could have seen {@code read} in place of {@code printed}. */
    static boolean mistaken(int read, int printed) {
        int base = lost(Character.toString(printed)).codePointAt(0);
        int seen = Character.toLowerCase(read);
        return switch (base) {
            case 'o' -> seen == 'o' || seen == '0';
            case 'i' -> seen == 'i' || seen == 'l' || seen == '1' || seen == 'j';
            case 'l' -> seen == 'l' || seen == '1' || seen == 'i' || seen == 't';
            case 'u' -> seen == 'u' || seen == 'i';
            case 'b' -> seen == 'b' || seen == '8' || seen == 's' || seen == 'f';
            default -> seen == base;
        };
    }

    private static int bare(int codePoint) {
        return switch (codePoint) {
            case 'ß' -> 'b';
            case 'ł' -> 'l';
            case 'đ' -> 'd';
            case 'ø' -> 'o';
            case 'ı' -> 'i';
            case 'æ' -> 'a';
            case 'œ' -> 'o';
            default -> codePoint;
        };
    }
}
