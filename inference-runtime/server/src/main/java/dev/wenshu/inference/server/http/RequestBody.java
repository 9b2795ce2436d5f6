package dev.wenshu.inference.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.IOException;

/** The body of a request: one JSON object and nothing after it. */
public final class RequestBody {
    private static final ObjectReader READER = Json.mapper()
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private RequestBody() {}

    public static Parameters parse(byte[] body) {
        if (read(body) instanceof ObjectNode object) {
            return new Parameters(object, "");
        }
        throw new Fault(FaultCategory.INPUT, "the request body has to be a JSON object");
    }

    private static JsonNode read(byte[] body) {
        try {
            return READER.readTree(body);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new Fault(
                    FaultCategory.INPUT,
                    "the request body is not JSON, is nested too deeply, or names something twice" + place);
        } catch (IOException e) {
            throw new Fault(FaultCategory.INPUT, "the request body could not be read", e);
        }
    }
}
