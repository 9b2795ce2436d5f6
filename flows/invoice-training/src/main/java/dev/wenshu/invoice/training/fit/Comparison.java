package dev.wenshu.invoice.training.fit;

import dev.wenshu.invoice.InvoiceField;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;

/** Whether a value counts as right: exactly, names and addresses where nine tenths of the characters agree. */
final class Comparison {
    private static final double ALIKE = 0.9;

    private Comparison() {}

    static boolean isRight(InvoiceField field, String stated, String value) {
        if (field.isAmount()) {
            return new BigDecimal(stated).compareTo(new BigDecimal(value)) == 0;
        }
        String a = fold(stated);
        String b = fold(value);
        boolean name =
                field == InvoiceField.SELLER || field == InvoiceField.BUYER || field == InvoiceField.SELLER_ADDRESS;
        return a.equals(b) || (name && 2.0 * shared(a, b) / Math.max(1, a.length() + b.length()) >= ALIKE);
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

    private static String fold(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
