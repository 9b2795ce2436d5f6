package dev.wenshu.inference.testkit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The key-value part of a GGUF file. */
final class Metadata {
    private static final float NORM_EPSILON = 1e-6f;
    private static final float ROPE_BASE = 1_000_000;

    private final Map<String, Value> values = new LinkedHashMap<>();

    Metadata(GgufShape shape, Vocabulary vocabulary) {
        String arch = shape.architecture().key();
        put("general.architecture", new Value.Text(arch));
        put("general.type", new Value.Text("model"));
        put("general.name", new Value.Text("wenshu-random-" + arch + "-" + shape.seed()));
        put("general.file_type", new Value.Count(shape.weights().fileType()));
        put("general.quantization_version", new Value.Count(2));
        put(arch + ".block_count", new Value.Count(shape.layers()));
        put(arch + ".context_length", new Value.Count(shape.context()));
        put(arch + ".embedding_length", new Value.Count(shape.width()));
        put(arch + ".feed_forward_length", new Value.Count(shape.feedForward()));
        put(arch + ".attention.head_count", new Value.Count(shape.heads()));
        put(arch + ".attention.head_count_kv", new Value.Count(shape.keyValueHeads()));
        put(arch + ".attention.key_length", new Value.Count(shape.headWidth()));
        put(arch + ".attention.value_length", new Value.Count(shape.headWidth()));
        put(arch + ".attention.layer_norm_rms_epsilon", new Value.Real(NORM_EPSILON));
        put(arch + ".rope.freq_base", new Value.Real(ROPE_BASE));
        put(arch + ".rope.dimension_count", new Value.Count(shape.headWidth()));
        put(arch + ".vocab_size", new Value.Count(shape.vocabulary()));
        if (shape.pooling() != Pooling.NONE) {
            put(arch + ".pooling_type", new Value.Count(shape.pooling().number()));
        }
        tokenizer(vocabulary);
        put("tokenizer.chat_template", new Value.Text(ChatTemplates.of(shape.architecture())));
    }

    void write(GgufOutput out) throws IOException {
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            out.string(entry.getKey());
            entry.getValue().write(out);
        }
    }

    int size() {
        return values.size();
    }

    private void tokenizer(Vocabulary vocabulary) {
        int endOfText = vocabulary.id(SpecialToken.END_OF_TEXT);
        put("tokenizer.ggml.model", new Value.Text("gpt2"));
        put("tokenizer.ggml.pre", new Value.Text("qwen2"));
        put(
                "tokenizer.ggml.tokens",
                new Value.Texts(IntStream.range(0, vocabulary.size())
                        .mapToObj(vocabulary::token)
                        .toList()));
        put(
                "tokenizer.ggml.token_type",
                new Value.Numbers(IntStream.range(0, vocabulary.size())
                        .map(vocabulary::kind)
                        .boxed()
                        .toList()));
        put(
                "tokenizer.ggml.merges",
                new Value.Texts(vocabulary.merges().stream()
                        .map(merge -> vocabulary.token(merge.left()) + " " + vocabulary.token(merge.right()))
                        .toList()));
        put("tokenizer.ggml.bos_token_id", new Value.Count(endOfText));
        put("tokenizer.ggml.eos_token_id", new Value.Count(vocabulary.id(SpecialToken.TURN_END)));
        put("tokenizer.ggml.eot_token_id", new Value.Count(vocabulary.id(SpecialToken.TURN_END)));
        put("tokenizer.ggml.padding_token_id", new Value.Count(endOfText));
        put("tokenizer.ggml.add_bos_token", new Value.Flag(false));
    }

    private void put(String key, Value value) {
        values.put(key, value);
    }

    /** A value with its type's number before it. */
    private sealed interface Value {
        int INT_TYPE = 5;
        int TEXT_TYPE = 8;
        int ARRAY_TYPE = 9;

        void write(GgufOutput out) throws IOException;

        record Count(int value) implements Value {
            @Override
            public void write(GgufOutput out) throws IOException {
                out.int32(4);
                out.int32(value);
            }
        }

        record Real(float value) implements Value {
            @Override
            public void write(GgufOutput out) throws IOException {
                out.int32(6);
                out.int32(Float.floatToIntBits(value));
            }
        }

        record Flag(boolean value) implements Value {
            @Override
            public void write(GgufOutput out) throws IOException {
                out.int32(7);
                out.room(1).put((byte) (value ? 1 : 0));
            }
        }

        record Text(String value) implements Value {
            @Override
            public void write(GgufOutput out) throws IOException {
                out.int32(TEXT_TYPE);
                out.string(value);
            }
        }

        record Numbers(List<Integer> values) implements Value {
            @Override
            public void write(GgufOutput out) throws IOException {
                head(out, INT_TYPE, values.size());
                for (int value : values) {
                    out.int32(value);
                }
            }
        }

        record Texts(List<String> values) implements Value {
            @Override
            public void write(GgufOutput out) throws IOException {
                head(out, TEXT_TYPE, values.size());
                for (String value : values) {
                    out.string(value);
                }
            }
        }

        private static void head(GgufOutput out, int elementType, int size) throws IOException {
            out.int32(ARRAY_TYPE);
            out.int32(elementType);
            out.int64(size);
        }
    }
}
