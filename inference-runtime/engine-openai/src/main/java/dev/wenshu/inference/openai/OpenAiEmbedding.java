package dev.wenshu.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.Embedding;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.util.Arrays;
import java.util.List;

/**
 * Embeddings by {@code POST /v1/embeddings}. Vectors are brought to unit length where the server did not. {@code auto} is
 * handed on as it is: give an alias that the server knows, or one that it serves as {@code auto}.
 */
public final class OpenAiEmbedding implements Embedding {
    private static final String PATH = "/v1/embeddings";

    private final OpenAiServer server;

    public OpenAiEmbedding(OpenAiServer server) {
        this.server = server;
    }

    @Override
    public Vectors embed(EmbeddingRequest request) {
        ObjectNode body = Json.mapper().createObjectNode().put("model", request.model());
        body.put("encoding_format", "float");
        request.texts().forEach(body.putArray("input")::add);
        JsonNode answer = server.post(PATH, body);
        int count = request.texts().size();
        JsonNode rows = answer.path("data");
        float[][] vectors = new float[count][];
        for (int i = 0; i < rows.size(); i++) {
            int index = rows.get(i).path("index").asInt(i);
            if (index < 0 || index >= count) {
                throw malformed();
            }
            vectors[index] = unit(rows.get(i).path("embedding"));
        }
        for (float[] vector : vectors) {
            if (vector == null || vector.length != vectors[0].length) {
                throw malformed();
            }
        }
        return new Vectors(
                answer.path("model").asText(request.model()),
                List.copyOf(Arrays.asList(vectors)),
                answer.at("/usage/prompt_tokens").asInt());
    }

    private static float[] unit(JsonNode values) {
        float[] vector = new float[values.size()];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) values.get(i).asDouble(Double.NaN);
            squares += (double) vector[i] * vector[i];
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            throw malformed();
        }
        float scale = (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    private static Fault malformed() {
        return new Fault(
                FaultCategory.EXTERNAL,
                "the inference server's answer to " + PATH + " has not one vector of the same length for each text");
    }
}
