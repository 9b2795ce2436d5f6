package dev.wenshu.inference.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code POST /v1/embeddings} of the OpenAI API, for text input. */
@Path("/v1/embeddings")
@InferenceApi
public final class EmbeddingsResource {
    private static final int MAX_TEXTS = 2048;

    private final Embedding embedding;

    EmbeddingsResource(Embedding embedding) {
        this.embedding = embedding;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public String embed(byte[] body) {
        JsonNode request = parse(body);
        boolean base64 = isBase64(request.path("encoding_format").asText("float"));
        if (request.hasNonNull("dimensions")) {
            throw bad("dimensions cannot be chosen for these models");
        }
        String model = request.path("model").asText(EmbeddingRequest.AUTO);
        return json(embedding.embed(new EmbeddingRequest(model, texts(request.path("input")))), base64);
    }

    @ServerExceptionMapper
    Response fault(Fault fault) {
        return ApiError.of(fault);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            throw new Fault(FaultCategory.INPUT, "the request body is not JSON", e);
        }
    }

    private static List<String> texts(JsonNode input) {
        List<String> texts = new ArrayList<>();
        if (input.isTextual()) {
            texts.add(input.asText());
        }
        if (input.isArray() && input.size() <= MAX_TEXTS) {
            input.forEach(text -> {
                if (!text.isTextual()) {
                    throw bad("input has to be text; tokens are not taken");
                }
                texts.add(text.asText());
            });
        }
        if (texts.isEmpty()) {
            throw bad("input has to be a string or an array of 1 to " + MAX_TEXTS + " strings");
        }
        return texts;
    }

    private static boolean isBase64(String format) {
        return switch (format) {
            case "base64" -> true;
            case "float" -> false;
            default -> throw bad("encoding_format is float or base64");
        };
    }

    private static String json(Vectors vectors, boolean base64) {
        ObjectNode body = Json.mapper().createObjectNode().put("object", "list");
        ArrayNode data = body.putArray("data");
        for (int i = 0; i < vectors.vectors().size(); i++) {
            float[] vector = vectors.vectors().get(i);
            ObjectNode row = data.addObject().put("object", "embedding").put("index", i);
            if (base64) {
                row.put("embedding", littleEndian(vector));
            } else {
                ArrayNode numbers = row.putArray("embedding");
                for (float value : vector) {
                    numbers.add(value);
                }
            }
        }
        body.put("model", vectors.model());
        body.putObject("usage")
                .put("prompt_tokens", vectors.promptTokens())
                .put("total_tokens", vectors.promptTokens());
        return body.toString();
    }

    private static String littleEndian(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static Fault bad(String message) {
        return new Fault(FaultCategory.INPUT, message);
    }
}
