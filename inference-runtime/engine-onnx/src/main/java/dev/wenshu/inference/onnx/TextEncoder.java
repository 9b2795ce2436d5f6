package dev.wenshu.inference.onnx;

import dev.wenshu.inference.onnx.OnnxSession.Hidden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** One BGE model: tokens to unit vectors, in batches of similar length; the vector is that of the first token. */
final class TextEncoder {
    static final int WINDOW = 512;
    /** Measured on one core: 4 x 32 tokens cost a quarter less a token than 1 x 32, and nothing is gained beyond. */
    private static final int BATCH_TOKENS = 384;

    private final OnnxSession session;
    private final WordPieceTokenizer tokenizer;
    private final int threads;

    /** {@code threads}: batches that run at the same time, each on one core. */
    TextEncoder(OnnxSession session, WordPieceTokenizer tokenizer, int threads) {
        this.threads = threads;
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
        encodeAll(tokens, batches(tokens, byLength), vectors);
        int count = tokens.stream().mapToInt(row -> row.length).sum();
        return new Encoding(List.copyOf(new ArrayList<>(Arrays.asList(vectors))), count);
    }

    private static List<List<Integer>> batches(List<long[]> tokens, List<Integer> byLength) {
        List<List<Integer>> batches = new ArrayList<>();
        int start = 0;
        while (start < byLength.size()) {
            int end = start + 1;
            while (end < byLength.size() && (end + 1 - start) * tokens.get(byLength.get(end)).length <= BATCH_TOKENS) {
                end++;
            }
            batches.add(byLength.subList(start, end));
            start = end;
        }
        return batches;
    }

    private void encodeAll(List<long[]> tokens, List<List<Integer>> batches, float[][] vectors) {
        if (threads == 1 || batches.size() == 1) {
            batches.forEach(batch -> encodeBatch(tokens, batch, vectors));
            return;
        }
        try (ExecutorService cores = Executors.newFixedThreadPool(Math.min(threads, batches.size()))) {
            List<CompletableFuture<Void>> running = batches.stream()
                    .map(batch -> CompletableFuture.runAsync(() -> encodeBatch(tokens, batch, vectors), cores))
                    .toList();
            running.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
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
