package dev.wenshu.invoice;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether two values of a field are the same, and whether texts are alike. */
public final class FieldComparison {
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final double ALIKE = 0.9;

    private FieldComparison() {}

    /** Amounts as decimals, all else without spaces, punctuation and case. */
    public static boolean isSame(InvoiceField field, String one, String other) {
        if (field.isAmount()) {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        }
        return fold(one).equals(fold(other));
    }

    /** As {@link #isSame}; names and addresses also where nine tenths of the characters agree. */
    public static boolean isRight(InvoiceField field, String stated, String value) {
        boolean name =
                field == InvoiceField.SELLER || field == InvoiceField.BUYER || field == InvoiceField.SELLER_ADDRESS;
        return isSame(field, stated, value) || (name && likeness(stated, value) >= ALIKE);
    }

    /** 0 to 1: the share of letters and digits that both texts have in the same order. */
    public static double likeness(String one, String other) {
        String a = fold(one);
        String b = fold(other);
        return 2.0 * shared(a, b) / Math.max(1, a.length() + b.length());
    }

    /** Length of the longest common subsequence. */
    private static int shared(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int i = 1; i <= a.length(); i++) {
            int before = 0;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = a.charAt(i - 1) == b.charAt(j - 1) ? before + 1 : Math.max(above, row[j - 1]);
                before = above;
            }
        }
        return row[b.length()];
    }

    /** Lower-case letters and digits alone, in one form of Unicode. */
    public static String fold(String value) {
        return OTHER.matcher(Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
