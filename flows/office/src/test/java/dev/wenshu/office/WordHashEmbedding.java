package dev.wenshu.office;

import dev.wenshu.inference.Embedding;
import java.util.List;
import java.util.Locale;

/** Texts that share words get like vectors; remembers how many texts it was asked for. */
public final class WordHashEmbedding implements Embedding {
    private static final int DIMENSION = 64;
    private int texts;

    @Override
    public Vectors embed(EmbeddingRequest request) {
        texts += request.texts().size();
        return new Vectors(
                "word-hash",
                request.texts().stream().map(WordHashEmbedding::vector).toList(),
                0);
    }

    public int texts() {
        return texts;
    }

    private static float[] vector(String text) {
        float[] vector = new float[DIMENSION];
        for (String word : List.of(text.toLowerCase(Locale.ROOT).split("\\P{L}+", -1))) {
            vector[Math.floorMod(word.hashCode(), DIMENSION)] += 1;
        }
        double length = 0;
        for (float value : vector) {
            length += value * value;
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }
}
