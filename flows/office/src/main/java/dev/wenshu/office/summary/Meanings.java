package dev.wenshu.office.summary;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.List;

/** The candidates' embeddings with what they have in common taken out, so that likeness means likeness within the document. */
final class Meanings {
    private static final int LONGEST = 600;
    private static final Meanings NONE = new Meanings(List.of());

    private final List<float[]> vectors;
    private final double[] centre;

    private Meanings(List<float[]> vectors) {
        this.vectors = vectors;
        this.centre = centre(vectors);
    }

    /** Without a model (SETUP) there are none and words alone decide; any other fault is the caller's to retry. */
    static Meanings of(List<Candidate> candidates, Embedding embedding) {
        if (candidates.isEmpty()) {
            return NONE;
        }
        try {
            List<String> texts = candidates.stream()
                    .map(candidate -> cut(candidate.passage().text()))
                    .toList();
            return new Meanings(embedding
                    .embed(new EmbeddingRequest(EmbeddingRequest.AUTO, texts))
                    .vectors());
        } catch (Fault fault) {
            if (fault.category() == FaultCategory.SETUP) {
                return NONE;
            }
            throw fault;
        }
    }

    boolean present() {
        return !vectors.isEmpty();
    }

    /** Mean cosine to all others, stretched to 0 to 1 over the candidates. */
    double[] centrality() {
        int count = vectors.size();
        double[] central = new double[count];
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            float[] vector = vectors.get(i);
            double dot = 0;
            for (int d = 0; d < centre.length; d++) {
                dot += vector[d] * centre[d];
            }
            central[i] = dot;
            least = Math.min(least, dot);
            most = Math.max(most, dot);
        }
        for (int i = 0; i < count; i++) {
            central[i] = most > least ? (central[i] - least) / (most - least) : 0;
        }
        return central;
    }

    /** 0 for as unlike as any two sentences of the document, 1 for the same. */
    double likeness(int a, int b) {
        float[] left = vectors.get(a);
        float[] right = vectors.get(b);
        double dot = 0;
        double leftLength = 0;
        double rightLength = 0;
        for (int d = 0; d < centre.length; d++) {
            double l = left[d] - centre[d];
            double r = right[d] - centre[d];
            dot += l * r;
            leftLength += l * l;
            rightLength += r * r;
        }
        double lengths = Math.sqrt(leftLength * rightLength);
        return lengths == 0 ? 1 : Math.max(0, dot / lengths);
    }

    private static double[] centre(List<float[]> vectors) {
        double[] centre = new double[vectors.isEmpty() ? 0 : vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int d = 0; d < centre.length; d++) {
                centre[d] += vector[d] / (double) vectors.size();
            }
        }
        return centre;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
