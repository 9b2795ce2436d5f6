package dev.wenshu.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wenshu.samples.invoice.InvoiceFacts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ground truth of one document, in the field names of {@code wenshu extract}.
 *
 * @param part name inside the container, empty for the file itself
 * @param decision {@code rejected} where no reader may yield fields, else empty
 * @param fields empty where the document is no invoice
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExpectedDocument(String file, String part, String kind, String decision, Map<String, String> fields) {
    static ExpectedDocument invoice(String file, String part, InvoiceFacts invoice) {
        return new ExpectedDocument(file, part, "invoice", "", fields(invoice));
    }

    /** A letter does not print the tax id of its buyer. */
    static ExpectedDocument letter(String file, InvoiceFacts invoice) {
        Map<String, String> printed = fields(invoice);
        printed.remove("buyer_tax_id");
        return new ExpectedDocument(file, "", "invoice", "", printed);
    }

    static ExpectedDocument receipt(String file, InvoiceFacts invoice) {
        Map<String, String> all = fields(invoice);
        Map<String, String> printed = new LinkedHashMap<>();
        for (String field : new String[] {"invoice_number", "issue_date", "currency", "total", "payable", "seller"}) {
            printed.put(field, all.getOrDefault(field, ""));
        }
        return new ExpectedDocument(file, "", "receipt", "", printed);
    }

    static ExpectedDocument other(String file, String kind) {
        return new ExpectedDocument(file, "", kind, "", Map.of());
    }

    static ExpectedDocument rejected(String file, String kind) {
        return new ExpectedDocument(file, "", kind, "rejected", Map.of());
    }

    private static Map<String, String> fields(InvoiceFacts invoice) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "invoice_number", invoice.number());
        put(fields, "invoice_code", invoice.marks().code());
        put(fields, "issue_date", invoice.issued().toString());
        put(fields, "due_date", invoice.due() == null ? "" : invoice.due().toString());
        put(fields, "currency", invoice.currency());
        put(fields, "net", invoice.net().toPlainString());
        put(fields, "tax", invoice.tax().toPlainString());
        put(fields, "total", invoice.total().toPlainString());
        put(fields, "payable", invoice.total().toPlainString());
        put(fields, "seller", invoice.seller().name());
        put(fields, "seller_tax_id", invoice.seller().taxId());
        put(fields, "buyer", invoice.buyer().name());
        put(fields, "buyer_tax_id", invoice.buyer().taxId());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
