package dev.wenshu.inference;

import java.util.List;

/** Sentence embeddings. */
public interface Embedding {
    /**
     * One unit-length vector a text, in the order given; vectors of one request share their dimension and are comparable
     * with each other only. A text is cut at the model's window, which is 512 tokens for the shipped models.
     */
    Vectors embed(EmbeddingRequest request);

    /** At least one text; {@code model} is an alias of the catalogue, or {@code "auto"} to let the engine choose by the texts' language. */
    record EmbeddingRequest(String model, List<String> texts) {
        public static final String AUTO = "auto";

        public EmbeddingRequest {
            texts = List.copyOf(texts);
            if (texts.isEmpty()) {
                throw new IllegalArgumentException("an embedding request needs at least one text");
            }
        }

        @Override
        public String toString() {
            return "EmbeddingRequest[model=" + model + ", texts=" + texts.size() + "]";
        }
    }

    /** What came back, and from which model; {@code promptTokens} counts all texts together. */
    record Vectors(String model, List<float[]> vectors, int promptTokens) {}
}
