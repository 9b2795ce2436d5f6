package dev.wenshu.invoice.confirm;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether what was seen is what is written, allowing for what recognition usually confuses. */
final class Sameness {
    private static final double MOSTLY = 0.7;
    private static final String NO_DIGIT_BEFORE = "(?<![0-9])(?<![0-9][.,' ])";
    private static final String NO_DIGIT_AFTER = "(?![0-9])(?![.,' ][0-9])";

    private static final String GROUPING = "[^a-z0-9\\p{L}]{0,2}";
    private static final Pattern FIRST_TO_LAST_DIGIT = Pattern.compile("(?s)^\\D*(\\d.*?)\\D*$");

    private Sameness() {}

    /** Every digit in its order, separators where there are some, and no more digits before or after. */
    static boolean ofAmount(String written, String seen) {
        return isFound(FIRST_TO_LAST_DIGIT.matcher(written).replaceFirst("$1"), "[^a-z0-9\\p{L}]{1,4}", " ?", seen);
    }

    /** Every digit and letter in its order, however grouped. */
    static boolean ofIdentifier(String value, String seen) {
        return isFound(value, GROUPING, GROUPING, seen);
    }

    /**
     * @param apart what may be seen where separators are written
     * @param together what may be seen where none is
     */
    private static boolean isFound(String written, String apart, String together, String seen) {
        StringBuilder pattern = new StringBuilder();
        boolean separated = false;
        for (int c : unambiguous(written).codePoints().toArray()) {
            if (Character.isLetterOrDigit(c)) {
                pattern.append(pattern.isEmpty() ? "" : separated ? apart : together)
                        .append(Pattern.quote(Character.toString(c)));
                separated = false;
            } else {
                separated = true;
            }
        }
        return Pattern.compile(NO_DIGIT_BEFORE + pattern + NO_DIGIT_AFTER)
                .matcher(unambiguous(seen))
                .find();
    }

    /** Most letters of a name in their order. */
    static boolean ofName(String written, String seen) {
        String wanted = letters(written);
        return wanted.isEmpty() || common(wanted, letters(seen)) >= MOSTLY * wanted.length();
    }

    private static String unambiguous(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('l', '1')
                .replace('i', '1')
                .replace('|', '1');
    }

    private static String letters(String text) {
        return unambiguous(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Length of the longest sequence that both have. */
    private static int common(String one, String other) {
        int[] best = new int[other.length() + 1];
        for (int i = 0; i < one.length(); i++) {
            int diagonal = 0;
            for (int j = 0; j < other.length(); j++) {
                int above = best[j + 1];
                best[j + 1] = one.charAt(i) == other.charAt(j) ? diagonal + 1 : Math.max(above, best[j]);
                diagonal = above;
            }
        }
        return best[other.length()];
    }
}
