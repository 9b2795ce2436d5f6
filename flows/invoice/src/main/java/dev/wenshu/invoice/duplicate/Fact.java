package dev.wenshu.invoice.duplicate;

import dev.wenshu.invoice.InvoiceField;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A value that invoices are compared by, in a form that does not depend on how it is written. */
enum Fact {
    NUMBER(InvoiceField.INVOICE_NUMBER),
    CODE(InvoiceField.INVOICE_CODE),
    DATE(InvoiceField.ISSUE_DATE),
    TOTAL(InvoiceField.TOTAL),
    CURRENCY(InvoiceField.CURRENCY),
    SELLER(InvoiceField.SELLER),
    SELLER_ID(InvoiceField.SELLER_TAX_ID);

    private static final int LONGEST = 60;
    /** What text recognition takes for one another. */
    private static final String LOOKALIKES = "OQDILSBZG";

    private static final String DIGITS = "000115826";

    private final InvoiceField field;

    Fact(InvoiceField field) {
        this.field = field;
    }

    InvoiceField field() {
        return field;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null where nothing is left of the value. */
    @Nullable
    String normalised(String value) {
        String text = switch (this) {
            case NUMBER, CODE -> looks(folded(value));
            case SELLER, SELLER_ID, CURRENCY -> folded(value);
            case DATE -> value.strip();
            case TOTAL -> amount(value);
        };
        if (text.isEmpty()) {
            return null;
        }
        // A long one is compared by its hash, which bounds what is stored.
        return text.length() <= LONGEST ? text : Long.toHexString(Hashing.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String folded(String value) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(value, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toUpperCase)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static String looks(String folded) {
        StringBuilder looks = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            int at = LOOKALIKES.indexOf(c);
            looks.append(at < 0 ? c : DIGITS.charAt(at));
        }
        return looks.toString();
    }

    private static String amount(String value) {
        try {
            return new BigDecimal(value).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return "";
        }
    }
}
