package dev.wenshu.inference.server.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.kernel.Json;
import java.util.function.UnaryOperator;

/**
 * What all parts of one answer begin with.
 *
 * @param created seconds since 1970
 * @param requestedModel told until it is known which model answers
 * @param fingerprint of a model, by its name: its version, which changes when its answers may; empty where unknown
 * @param usageInStream each chunk of the stream has a {@code usage}, null but in the last
 */
public record AnswerHead(
        String id, long created, String requestedModel, UnaryOperator<String> fingerprint, boolean usageInStream) {

    ObjectNode object(String kind, String model) {
        ObjectNode object = Json.mapper()
                .createObjectNode()
                .put("id", id)
                .put("object", kind)
                .put("created", created)
                .put("model", model);
        String version = fingerprint.apply(model);
        return version.isEmpty() ? object.putNull("system_fingerprint") : object.put("system_fingerprint", version);
    }

    ObjectNode chunk(String kind, String model) {
        ObjectNode chunk = object(kind, model);
        return usageInStream ? chunk.putNull("usage") : chunk;
    }
}
