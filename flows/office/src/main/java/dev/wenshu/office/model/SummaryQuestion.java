package dev.wenshu.office.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.document.model.Question;
import dev.wenshu.kernel.Json;
import java.util.Locale;

/** The question for a summary; instruction and schema are the same for all documents. */
final class SummaryQuestion {
    private static final String FLOW = "office-summarize";
    private static final int LONGEST_SENTENCE = 400;
    private static final int MOST_SOURCES = 6;
    private static final int TOKENS_A_SENTENCE = 200;
    private static final String INSTRUCTION = """
            You summarise office documents. Each passage of the document begins with its number in square brackets.
            Write complete sentences that say what matters most: what the document is, what was decided or found, who has to do what by when, \
            and the amounts and dates that count. With each sentence name the numbers of the passages it is from. Copy names, numbers, \
            amounts and dates exactly. Say nothing that the passages do not say.""";

    private SummaryQuestion() {}

    static Question of(Material material, String language, int sentences) {
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        ObjectNode list = schema.putObject("properties").putObject("sentences").put("type", "array");
        list.put("minItems", 1).put("maxItems", sentences);
        ObjectNode item = list.putObject("items").put("type", "object");
        ObjectNode properties = item.putObject("properties");
        properties.putObject("text").put("type", "string").put("maxLength", LONGEST_SENTENCE);
        properties
                .putObject("passages")
                .put("type", "array")
                .put("minItems", 1)
                .put("maxItems", MOST_SOURCES)
                .putObject("items")
                .put("type", "integer")
                .put("minimum", 1);
        item.putArray("required").add("text").add("passages");
        item.put("additionalProperties", false);
        schema.putArray("required").add("sentences");
        schema.put("additionalProperties", false);
        String task = "Summarise the document in at most " + sentences + " sentences, in " + name(language) + ".";
        return new Question(
                FLOW,
                INSTRUCTION,
                material.text(),
                task,
                "summary",
                schema,
                TOKENS_A_SENTENCE * Math.max(2, sentences));
    }

    private static String name(String language) {
        return language.equals("und")
                ? "the document's language"
                : Locale.of(language).getDisplayLanguage(Locale.ENGLISH);
    }
}
