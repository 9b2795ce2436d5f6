package dev.wenshu.inference.server.request;

import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.server.http.Parameters;

/** Reads {@code response_format}; whether a schema can be enforced is for the engine to say. */
final class FormatReader {
    private static final int MAX_NAME = 64;
    private static final int MAX_GRAMMAR = 256 * 1024;

    private FormatReader() {}

    static ResponseFormat format(Parameters body) {
        return body.object("response_format").map(FormatReader::typed).orElseGet(ResponseFormat.Text::new);
    }

    private static ResponseFormat typed(Parameters format) {
        return switch (format.requiredText("type", MAX_NAME)) {
            case "text" -> new ResponseFormat.Text();
            case "json_object" -> new ResponseFormat.JsonObject();
            case "json_schema" -> schema(format.requiredObject("json_schema"));
            case "grammar" -> new ResponseFormat.Grammar(format.requiredText("grammar", MAX_GRAMMAR));
            default -> throw format.wrong("type", "is text, json_object, json_schema or grammar");
        };
    }

    private static ResponseFormat schema(Parameters schema) {
        return new ResponseFormat.JsonSchema(
                schema.text("name", MAX_NAME, "answer"),
                schema.requiredObject("schema").node());
    }
}
