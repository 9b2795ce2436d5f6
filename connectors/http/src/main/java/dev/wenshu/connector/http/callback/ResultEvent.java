package dev.wenshu.connector.http.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Bodies of the webhooks sent, as Standard Webhooks proposes: {@code type}, {@code timestamp}, {@code data}. */
public final class ResultEvent {
    private static final String JSON = ".json";

    private ResultEvent() {}

    /** {@code document.result}: a JSON result is in {@code data.result}, any other in {@code data.text}. */
    public static byte[] result(SourceItem item, WriteSidecar operation, Instant at) {
        ObjectNode event = event("document.result", item, operation.suffix(), at);
        ObjectNode data = (ObjectNode) event.get("data");
        if (operation.suffix().endsWith(JSON)) {
            try {
                data.set("result", Json.mapper().readTree(operation.content()));
                return bytes(event);
            } catch (IOException _) {
                // A result that only says that it is JSON is sent as text.
            }
        }
        data.put("text", new String(operation.content(), StandardCharsets.UTF_8));
        return bytes(event);
    }

    /** {@code document.withdrawn}: what was sent before for this document and suffix no longer holds. */
    public static byte[] withdrawn(SourceItem item, String suffix, Instant at) {
        return bytes(event("document.withdrawn", item, suffix, at));
    }

    private static ObjectNode event(String type, SourceItem item, String suffix, Instant at) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.put("type", type).put("timestamp", at.toString());
        event.putObject("data")
                .put("id", item.itemId())
                .put("fileName", item.fileName())
                .put("suffix", suffix);
        return event;
    }

    private static byte[] bytes(ObjectNode event) {
        try {
            return Json.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree always becomes JSON", e);
        }
    }
}
