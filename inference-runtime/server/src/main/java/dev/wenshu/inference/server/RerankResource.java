package dev.wenshu.inference.server;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * {@code POST /v1/rerank} in the shape of Jina and Cohere. Scores are cosine similarities of embeddings, 0 to 1 (below 0 is
 * 0): an order to trust within one request, not a probability.
 */
@Path("/v1/rerank")
@InferenceApi
public final class RerankResource {
    private static final int MAX_DOCUMENTS = 1000;
    private static final int MAX_TEXT = 1024 * 1024;

    private final Embedding embedding;

    RerankResource(Embedding embedding) {
        this.embedding = embedding;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public String rerank(byte[] body) {
        Parameters request = RequestBody.parse(body);
        String query = request.requiredText("query", MAX_TEXT);
        List<String> documents = documents(request);
        int top = request.integer("top_n", 1, Integer.MAX_VALUE, documents.size());
        boolean returned = request.flag("return_documents", false);
        List<String> texts = new ArrayList<>(documents);
        texts.addFirst(query);
        Vectors vectors =
                embedding.embed(new EmbeddingRequest(request.text("model", 200, EmbeddingRequest.AUTO), texts));
        return answer(vectors, documents, top, returned);
    }

    @ServerExceptionMapper
    Response fault(Fault fault) {
        return ApiError.of(fault).response();
    }

    private static List<String> documents(Parameters request) {
        List<JsonNode> nodes = request.array("documents", MAX_DOCUMENTS);
        List<String> documents = new ArrayList<>(nodes.size());
        for (JsonNode node : nodes) {
            JsonNode text = node.isObject() ? node.path("text") : node;
            if (!text.isTextual() || text.textValue().length() > MAX_TEXT) {
                throw request.wrong(
                        "documents", "are texts, or objects with a text, of up to " + MAX_TEXT + " characters");
            }
            documents.add(text.textValue());
        }
        if (documents.isEmpty()) {
            throw request.wrong("documents", "is required: 1 to " + MAX_DOCUMENTS + " texts");
        }
        return documents;
    }

    private static String answer(Vectors vectors, List<String> documents, int top, boolean returned) {
        float[] query = vectors.vectors().getFirst();
        ObjectNode body = Json.mapper()
                .createObjectNode()
                .put("id", "rerank-" + UUID.randomUUID())
                .put("object", "list")
                .put("model", vectors.model());
        ArrayNode results = body.putArray("results");
        IntStream.range(0, documents.size())
                .mapToObj(i -> new Scored(i, similarity(query, vectors.vectors().get(i + 1))))
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .limit(top)
                .forEach(scored -> {
                    ObjectNode result =
                            results.addObject().put("index", scored.index()).put("relevance_score", scored.score());
                    if (returned) {
                        result.putObject("document").put("text", documents.get(scored.index()));
                    }
                });
        body.putObject("usage")
                .put("prompt_tokens", vectors.promptTokens())
                .put("total_tokens", vectors.promptTokens());
        return body.toString();
    }

    /** Vectors are of unit length, so that their product is the cosine. */
    private static double similarity(float[] one, float[] other) {
        double product = 0;
        for (int i = 0; i < one.length; i++) {
            product += (double) one[i] * other[i];
        }
        return Math.clamp(product, 0, 1);
    }

    private record Scored(int index, double score) {}
}
