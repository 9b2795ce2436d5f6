package dev.wenshu.invoice.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.document.model.Question;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.kernel.Json;
import java.util.Collection;
import java.util.stream.Collectors;

/** The question for fields of an invoice. Instruction and schema are the same for all, so that an engine computes them once. */
final class FieldQuestion {
    private static final String FLOW = "invoice-extract";
    private static final int LONGEST_VALUE = 200;
    private static final int TOKENS_A_FIELD = 80;
    private static final String INSTRUCTION = """
            You read invoices, receipts and fapiao in any language and state what is printed on them.
            Copy each value exactly as it is printed, character by character: amounts with their separators, dates in their order, names complete. \
            Never compute, translate or guess a value. A value that is not printed is null.
            seller is who issues the invoice and is paid; buyer is who has to pay. net is the sum before tax, tax the tax amount, \
            total the sum with tax, payable what is still to be paid.""";

    private FieldQuestion() {}

    static Question of(Collection<InvoiceField> open, String material) {
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (InvoiceField field : open) {
            ObjectNode property = properties.putObject(field.key());
            property.putArray("type").add("string").add("null");
            property.put("maxLength", LONGEST_VALUE);
            required.add(field.key());
        }
        schema.put("additionalProperties", false);
        String task = "State these fields of the invoice: "
                + open.stream().map(InvoiceField::key).collect(Collectors.joining(", ")) + ".";
        return new Question(
                FLOW, INSTRUCTION, material, task, "invoice_fields", schema, TOKENS_A_FIELD * (open.size() + 1));
    }
}
