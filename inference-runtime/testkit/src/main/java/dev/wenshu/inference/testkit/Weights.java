package dev.wenshu.inference.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The tensors of a model. Their sizes keep the residual stream lively over all layers: what a layer adds is as large as what it
 * reads, attention has a few favourites, and logits spread by about {@link #LOGIT_DEVIATION}.
 */
final class Weights {
    private static final double LOGIT_DEVIATION = 4;
    /** Of tokens that are not to come up; not zero, so that they still mean something in a prompt. */
    private static final double RARE_GAIN = 0.05;

    private static final double SHARP = 1.5;
    /** Of what was said before: more, and the same few tokens come up whatever the last one is. */
    private static final double CONTEXT = 0.4;

    /** Share of a layer's usual contribution in a model whose next token hangs on the last one only. */
    private static final double FAINT = 0.01;
    /** The same where the last token's own embedding, being the output row too, would make it come up again. */
    private static final double LOUD = 3;

    private final GgufShape shape;
    private final Vocabulary vocabulary;
    private final List<Tensor> tensors = new ArrayList<>();

    Weights(GgufShape shape, Vocabulary vocabulary) {
        this.shape = shape;
        this.vocabulary = vocabulary;
    }

    List<Tensor> tensors() {
        int width = shape.width();
        double logits = LOGIT_DEVIATION / Math.sqrt(width);
        IntToDoubleFunction gain =
                shape.behaviour() == Behaviour.UNBIASED ? id -> 1 : id -> vocabulary.fluent(id) ? 1 : RARE_GAIN;
        long embeddings = seed("token_embd.weight");
        matrix(
                "token_embd.weight",
                width,
                shape.vocabulary(),
                new Filling.Random(embeddings, logits, shape.tied() ? gain : id -> 1, IntUnaryOperator.identity()));
        vector("output_norm.weight", width, new Filling.Constant(1));
        if (!shape.tied()) {
            boolean repeating = shape.behaviour() == Behaviour.REPEATING;
            matrix(
                    "output.weight",
                    width,
                    shape.vocabulary(),
                    new Filling.Random(
                            repeating ? embeddings : seed("output.weight"),
                            logits,
                            gain,
                            repeating ? predecessors() : IntUnaryOperator.identity()));
        }
        IntStream.range(0, shape.layers()).forEach(this::layer);
        return tensors;
    }

    private void layer(int number) {
        String at = "blk." + number + ".";
        int width = shape.width();
        int queries = shape.heads() * shape.headWidth();
        int keys = shape.keyValueHeads() * shape.headWidth();
        double added = added();
        vector(at + "attn_norm.weight", width, new Filling.Constant(1));
        projection(at + "attn_q.weight", width, queries, SHARP);
        projection(at + "attn_k.weight", width, keys, 1);
        projection(at + "attn_v.weight", width, keys, 1);
        projection(at + "attn_output.weight", queries, width, CONTEXT * added);
        switch (shape.architecture()) {
            case LLAMA -> {}
            case QWEN2 -> {
                bias(at + "attn_q.bias", queries);
                bias(at + "attn_k.bias", keys);
                bias(at + "attn_v.bias", keys);
            }
            case QWEN3 -> {
                vector(at + "attn_q_norm.weight", shape.headWidth(), new Filling.Constant((float) SHARP));
                vector(at + "attn_k_norm.weight", shape.headWidth(), new Filling.Constant(1));
            }
        }
        vector(at + "ffn_norm.weight", width, new Filling.Constant(1));
        projection(at + "ffn_gate.weight", width, shape.feedForward(), SHARP);
        projection(at + "ffn_up.weight", width, shape.feedForward(), 1);
        projection(at + "ffn_down.weight", shape.feedForward(), width, SHARP * added);
    }

    private double added() {
        if (shape.behaviour() == Behaviour.REPEATING) {
            return FAINT;
        }
        return shape.tied() ? LOUD : 1;
    }

    /** Numbers of size 1 become numbers of size {@code scale}. */
    private void projection(String name, int from, int to, double scale) {
        matrix(name, from, to, new Filling.Random(seed(name), scale / Math.sqrt(from)));
    }

    private void bias(String name, int length) {
        vector(name, length, new Filling.Random(seed(name), 0.1));
    }

    private void matrix(String name, int columns, int rows, Filling filling) {
        tensors.add(new Tensor(name, shape.weights(), columns, rows, filling));
    }

    private void vector(String name, int length, Filling filling) {
        tensors.add(Tensor.vector(name, length, filling));
    }

    private long seed(String name) {
        return TensorWriter.mix(shape.seed() ^ TensorWriter.mix(name.hashCode()));
    }

    /** For each token the one before it in its ring; rings are of tokens a fixed step apart, so that they read like text. */
    private IntUnaryOperator predecessors() {
        int[] fluent = IntStream.range(0, shape.vocabulary())
                .filter(vocabulary::fluent)
                .toArray();
        int rings = fluent.length / GgufShape.RING;
        int[] before = IntStream.range(0, shape.vocabulary()).toArray();
        for (int place = 0; place < rings * GgufShape.RING; place++) {
            int position = place / rings;
            int previous = (position + GgufShape.RING - 1) % GgufShape.RING * rings + place % rings;
            before[fluent[place]] = fluent[previous];
        }
        return id -> before[id];
    }
}
