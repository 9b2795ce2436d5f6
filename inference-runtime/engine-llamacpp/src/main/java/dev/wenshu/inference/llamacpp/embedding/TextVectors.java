package dev.wenshu.inference.llamacpp.embedding;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.llamacpp.model.ContextShape;
import dev.wenshu.inference.llamacpp.model.LlamaContext;
import dev.wenshu.inference.llamacpp.model.LlamaModel;
import dev.wenshu.inference.llamacpp.model.Pooling;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Computes vectors, texts of like length together in one call. Thread-safe: requests take turns, as they would on the
 * processor anyway.
 */
public final class TextVectors implements AutoCloseable {
    private static final int TEXTS_A_CALL = 32;
    private static final int SMALLEST_BATCH = 512;

    private final LlamaModel model;
    private final String name;
    private final int window;
    private final LlamaContext context;
    private boolean closed;

    public TextVectors(LlamaModel model, String name, Pooling pooling, int window, int threads) {
        this.model = model;
        this.name = name;
        this.window = window;
        int batch = Math.max(SMALLEST_BATCH, window);
        this.context =
                LlamaContext.open(model, new ContextShape(batch, TEXTS_A_CALL, batch, batch, batch, threads, pooling));
    }

    /** Unit vectors in the order of the texts. */
    public synchronized Embedding.Vectors of(List<String> texts) {
        if (closed) {
            throw new Busy("the engine is closed", Duration.ofSeconds(1));
        }
        List<Text> all = new ArrayList<>();
        int tokens = 0;
        for (int i = 0; i < texts.size(); i++) {
            int[] cut = cut(model.vocabulary().wholeTextTokens(texts.get(i)));
            tokens += cut.length;
            all.add(new Text(i, cut));
        }
        List<Text> byLength = new ArrayList<>(all);
        byLength.sort(Comparator.comparingInt(text -> text.tokens().length));
        float[][] vectors = new float[texts.size()][];
        List<Text> call = new ArrayList<>();
        context.batch().clear();
        for (Text text : byLength) {
            if (call.size() == TEXTS_A_CALL || context.batch().room() < text.tokens().length) {
                compute(call, vectors);
            }
            add(text, call);
        }
        compute(call, vectors);
        return new Embedding.Vectors(name, List.of(vectors), tokens);
    }

    /** The last token closes the text for the model, so that it stays. */
    private int[] cut(int[] tokens) {
        if (tokens.length == 0) {
            throw new Fault(FaultCategory.INPUT, "a text to embed is empty");
        }
        if (tokens.length <= window) {
            return tokens;
        }
        int[] head = Arrays.copyOf(tokens, window);
        head[window - 1] = tokens[tokens.length - 1];
        return head;
    }

    private void add(Text text, List<Text> call) {
        for (int i = 0; i < text.tokens().length; i++) {
            context.batch().add(text.tokens()[i], i, call.size(), true);
        }
        call.add(text);
    }

    private void compute(List<Text> call, float[][] vectors) {
        if (call.isEmpty()) {
            return;
        }
        context.clear();
        LlamaContext.Outcome outcome = context.decode();
        if (outcome != LlamaContext.Outcome.DONE) {
            throw new Fault(FaultCategory.INTERNAL, "llama.cpp failed to embed " + call.size() + " texts: " + outcome);
        }
        for (int sequence = 0; sequence < call.size(); sequence++) {
            float[] vector = new float[model.embeddingSize()];
            context.embedding(sequence, vector);
            vectors[call.get(sequence).index()] = unit(vector);
        }
        context.batch().clear();
        call.clear();
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        float length = (float) Math.sqrt(squares);
        if (length > 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= length;
            }
        }
        return vector;
    }

    @Override
    public synchronized void close() {
        closed = true;
        context.close();
    }

    private record Text(int index, int[] tokens) {}
}
