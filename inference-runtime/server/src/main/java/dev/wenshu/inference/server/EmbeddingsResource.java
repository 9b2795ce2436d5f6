package dev.wenshu.inference.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.server.http.ApiError;
import dev.wenshu.inference.server.http.InferenceApi;
import dev.wenshu.inference.server.http.Parameters;
import dev.wenshu.inference.server.http.RequestBody;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
        Parameters request = RequestBody.parse(body);
        boolean base64 = isBase64(request);
        request.refuse("dimensions", "cannot be chosen for these models");
        String model = request.text("model", 200, EmbeddingRequest.AUTO);
        return json(embedding.embed(new EmbeddingRequest(model, texts(request))), base64);
    }

    @ServerExceptionMapper
    Response fault(Fault fault) {
        return ApiError.of(fault).response();
    }

    private static List<String> texts(Parameters request) {
        request.find("input")
                .filter(input -> input.isArray() && !input.path(0).isTextual())
                .ifPresent(tokens -> {
                    throw request.wrong("input", "has to be text; tokens are not taken");
                });
        List<String> texts = request.textOrTexts("input", MAX_TEXTS, Integer.MAX_VALUE);
        if (texts.isEmpty()) {
            throw request.wrong("input", "is required: a text or up to " + MAX_TEXTS + " texts");
        }
        return texts;
    }

    private static boolean isBase64(Parameters request) {
        return switch (request.text("encoding_format", 16, "float")) {
            case "base64" -> true;
            case "float" -> false;
            default -> throw request.wrong("encoding_format", "is float or base64");
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
}
