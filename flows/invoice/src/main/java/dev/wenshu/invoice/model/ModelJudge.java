package dev.wenshu.invoice.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.model.DocumentModel;
import dev.wenshu.document.model.ModelAnswer;
import dev.wenshu.document.model.Question;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.kernel.Json;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shows a second model the text and the values that the first one states, and asks whether it agrees, field by field. The
 * values are from the document and stand with it between the marks, since they may be orders as well.
 */
public final class ModelJudge {
    private static final String FLOW = "invoice-judge";
    private static final String AGREE = "agree";
    private static final String DISAGREE = "disagree";
    private static final int TOKENS_A_FIELD = 16;
    private static final String INSTRUCTION = """
            You check what somebody else read on an invoice, receipt or fapiao in any language. The material begins with one line of \
            JSON: the values to check, by field. The invoice follows. For each field answer agree where the value is printed on the \
            invoice and is that field, disagree where it is another field's value or you are not sure.
            seller is who issues the invoice and is paid; buyer is who has to pay. net is the sum before tax, tax the tax amount, \
            total the sum with tax, payable what is still to be paid.""";

    private final DocumentModel model;

    public ModelJudge(DocumentModel model) {
        this.model = model;
    }

    Judgement judge(Map<InvoiceField, ExtractedField> stated, String material) {
        ObjectNode values = Json.mapper().createObjectNode();
        stated.forEach((field, value) -> values.put(field.key(), value.value()));
        return switch (model.ask(question(stated.keySet(), values + "\n" + material))) {
            case ModelAnswer.NoModel() -> new Judgement.Unavailable("No model is set up that could be the judge.");
            case ModelAnswer.Unavailable(String reason) -> new Judgement.Unavailable(reason);
            case ModelAnswer.Given(String name, JsonNode answer) ->
                new Judgement.Given(saying(AGREE, stated.keySet(), answer), saying(DISAGREE, stated.keySet(), answer));
        };
    }

    private static Set<InvoiceField> saying(String verdict, Set<InvoiceField> fields, JsonNode answer) {
        return fields.stream()
                .filter(field -> answer.path(field.key()).asText().equals(verdict))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(InvoiceField.class)));
    }

    private static Question question(Set<InvoiceField> fields, String material) {
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (InvoiceField field : fields) {
            properties
                    .putObject(field.key())
                    .put("type", "string")
                    .putArray("enum")
                    .add(AGREE)
                    .add(DISAGREE);
            required.add(field.key());
        }
        schema.put("additionalProperties", false);
        String task = "Do you agree with these fields: "
                + fields.stream().map(InvoiceField::key).collect(Collectors.joining(", ")) + "?";
        return new Question(
                FLOW, INSTRUCTION, material, task, "invoice_verdicts", schema, TOKENS_A_FIELD * (fields.size() + 2));
    }
}
