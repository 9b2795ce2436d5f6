package dev.wenshu.invoice;

import dev.wenshu.document.extract.FieldNotation;
import dev.wenshu.invoice.text.AmountText;
import dev.wenshu.invoice.text.DateText;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Writes what a person enters for an invoice as records hold it; leaves the fields of other kinds as they are. */
public final class InvoiceNotation implements FieldNotation {
    @Override
    public Optional<String> normalised(String kind, String field, String value) {
        if (!kind.equals(InvoiceExtractor.KIND)) {
            return ANY.normalised(kind, field, value);
        }
        return Arrays.stream(InvoiceField.values())
                .filter(known -> known.key().equals(field))
                .findFirst()
                .flatMap(known -> normalised(known, value.strip()));
    }

    private static Optional<String> normalised(InvoiceField field, String value) {
        return switch (field) {
            case NET, TAX, TOTAL, PAYABLE -> AmountText.parse(value).map(InvoiceField::amount);
            case ISSUE_DATE, DUE_DATE -> DateText.only(value).map(LocalDate::toString);
            case CURRENCY -> Optional.of(value.toUpperCase(Locale.ROOT)).filter(code -> code.matches("[A-Z]{3}"));
            case SELLER_TAX_ID, BUYER_TAX_ID, INVOICE_CODE ->
                Optional.of(value.replaceAll("\\s", "")).filter(id -> !id.isEmpty());
            case INVOICE_NUMBER, SELLER, SELLER_ADDRESS, BUYER ->
                Optional.of(value).filter(text -> !text.isEmpty());
        };
    }
}
