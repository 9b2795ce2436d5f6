package dev.wenshu.inference.onnx;

import dev.wenshu.inference.onnx.OnnxSession.Hidden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One BGE model: tokens to unit vectors, in batches of similar length; the vector is that of the first token. */
final class TextEncoder {
    static final int WINDOW = 512;
    private static final int BATCH_TOKENS = 2048;
    private static final int MAX_BATCH = 32;

    private final OnnxSession session;
    private final WordPieceTokenizer tokenizer;

    TextEncoder(OnnxSession session, WordPieceTokenizer tokenizer) {
        this.session = session;
        this.tokenizer = tokenizer;
    }

    /** Vectors in the order of the texts, and how many tokens were read in all. */
    record Encoding(List<float[]> vectors, int tokens) {}

    Encoding encode(List<String> texts) {
        List<long[]> tokens =
                texts.stream().map(text -> tokenizer.encode(text, WINDOW)).toList();
        List<Integer> byLength = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> tokens.get(i).length))
                .toList();
        float[][] vectors = new float[texts.size()][];
        int start = 0;
        while (start < byLength.size()) {
            int end = start + 1;
            while (end < byLength.size()
                    && end - start < MAX_BATCH
                    && (end + 1 - start) * tokens.get(byLength.get(end)).length <= BATCH_TOKENS) {
                end++;
            }
            encodeBatch(tokens, byLength.subList(start, end), vectors);
            start = end;
        }
        int count = tokens.stream().mapToInt(row -> row.length).sum();
        return new Encoding(List.copyOf(new ArrayList<>(Arrays.asList(vectors))), count);
    }

    private void encodeBatch(List<long[]> tokens, List<Integer> batch, float[][] vectors) {
        int length = tokens.get(batch.getLast()).length;
        long[] ids = new long[batch.size() * length];
        long[] mask = new long[ids.length];
        for (int row = 0; row < batch.size(); row++) {
            long[] sequence = tokens.get(batch.get(row));
            System.arraycopy(sequence, 0, ids, row * length, sequence.length);
            Arrays.fill(mask, row * length, row * length + sequence.length, 1);
        }
        Hidden hidden = session.encode(ids, mask, batch.size());
        int dimension = hidden.dimension();
        for (int row = 0; row < batch.size(); row++) {
            int first = row * length * dimension;
            vectors[batch.get(row)] = unit(Arrays.copyOfRange(hidden.values(), first, first + dimension));
        }
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }
}
