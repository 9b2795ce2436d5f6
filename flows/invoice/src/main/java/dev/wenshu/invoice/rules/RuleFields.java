package dev.wenshu.invoice.rules;

import dev.wenshu.invoice.InvoiceField;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which field of an invoice a rule is about: that of the first business term in its text that is one. */
final class RuleFields {
    /** A broken rule about one of these makes the value itself doubtful. */
    private static final Set<InvoiceField> DECISIVE = EnumSet.of(
            InvoiceField.INVOICE_NUMBER,
            InvoiceField.ISSUE_DATE,
            InvoiceField.CURRENCY,
            InvoiceField.NET,
            InvoiceField.TAX,
            InvoiceField.TOTAL,
            InvoiceField.PAYABLE,
            InvoiceField.SELLER,
            InvoiceField.SELLER_TAX_ID,
            InvoiceField.BUYER,
            InvoiceField.BUYER_TAX_ID);

    private static final Pattern TERM = Pattern.compile("\\bBT-(\\d{1,3})\\b");
    private static final Map<String, InvoiceField> BY_TERM = Map.ofEntries(
            Map.entry("1", InvoiceField.INVOICE_NUMBER),
            Map.entry("2", InvoiceField.ISSUE_DATE),
            Map.entry("5", InvoiceField.CURRENCY),
            Map.entry("9", InvoiceField.DUE_DATE),
            Map.entry("27", InvoiceField.SELLER),
            Map.entry("31", InvoiceField.SELLER_TAX_ID),
            Map.entry("32", InvoiceField.SELLER_TAX_ID),
            Map.entry("35", InvoiceField.SELLER_ADDRESS),
            Map.entry("36", InvoiceField.SELLER_ADDRESS),
            Map.entry("37", InvoiceField.SELLER_ADDRESS),
            Map.entry("38", InvoiceField.SELLER_ADDRESS),
            Map.entry("40", InvoiceField.SELLER_ADDRESS),
            Map.entry("44", InvoiceField.BUYER),
            Map.entry("48", InvoiceField.BUYER_TAX_ID),
            Map.entry("106", InvoiceField.NET),
            Map.entry("107", InvoiceField.NET),
            Map.entry("108", InvoiceField.NET),
            Map.entry("109", InvoiceField.NET),
            Map.entry("110", InvoiceField.TAX),
            Map.entry("112", InvoiceField.TOTAL),
            Map.entry("113", InvoiceField.PAYABLE),
            Map.entry("114", InvoiceField.PAYABLE),
            Map.entry("115", InvoiceField.PAYABLE),
            Map.entry("116", InvoiceField.TAX),
            Map.entry("117", InvoiceField.TAX));

    /** Where the text names no business term, or first one that is not at fault. */
    private static final Map<String, InvoiceField> BY_RULE = Map.of(
            "BR-CO-25", InvoiceField.DUE_DATE,
            "BR-CL-03", InvoiceField.CURRENCY,
            "BR-CL-04", InvoiceField.CURRENCY,
            "PEPPOL-EN16931-R051", InvoiceField.CURRENCY,
            "PEPPOL-EN16931-R053", InvoiceField.TAX,
            "PEPPOL-EN16931-R054", InvoiceField.TAX,
            "PEPPOL-EN16931-R055", InvoiceField.TAX);

    private RuleFields() {}

    static Optional<InvoiceField> of(Violation violation) {
        InvoiceField known = BY_RULE.get(violation.rule());
        if (known != null) {
            return Optional.of(known);
        }
        Matcher term = TERM.matcher(violation.text());
        while (term.find()) {
            InvoiceField field = BY_TERM.get(term.group(1));
            if (field != null) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    static boolean isDecisive(InvoiceField field) {
        return DECISIVE.contains(field);
    }
}
