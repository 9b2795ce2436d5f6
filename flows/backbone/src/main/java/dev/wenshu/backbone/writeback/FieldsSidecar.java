package dev.wenshu.backbone.writeback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.backbone.gate.GatedItem;
import dev.wenshu.backbone.gate.GatedReading;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.kernel.Json;
import java.nio.charset.StandardCharsets;

/** The machine-readable result beside the original: the file's record, its parts', and which document they are of. */
final class FieldsSidecar {
    static final String SUFFIX = ".wenshu.json";

    private FieldsSidecar() {}

    static byte[] write(RegisteredDocument document, GatedItem item, String generator) {
        JsonMapper mapper = Json.mapper();
        ObjectNode root = record(item.file(), item.decision());
        ArrayNode parts = root.putArray("parts");
        item.parts().forEach(part -> parts.add(record(part, part.decision())));
        root.putObject("document")
                .put("id", document.id())
                .put("sha256", document.content().hex())
                .put("bytes", document.size())
                .put("received_at", document.item().receivedAt().toString());
        root.put("generator", generator);
        try {
            return (mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the record of document " + document.id() + " cannot be written as JSON", e);
        }
    }

    private static ObjectNode record(GatedReading gated, Decision decision) {
        ObjectNode node = Json.mapper().valueToTree(gated.reading().record());
        return node.put("decision", decision.label());
    }
}
