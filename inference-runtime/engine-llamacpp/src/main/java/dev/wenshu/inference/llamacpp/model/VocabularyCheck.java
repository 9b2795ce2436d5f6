package dev.wenshu.inference.llamacpp.model;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What llama.cpp takes for granted about a file's vocabulary, on pain of ending the process or reading beyond an array. */
final class VocabularyCheck {
    private static final String TOKENS = "tokenizer.ggml.tokens";
    private static final int INT32 = 5;
    private static final int FLOAT32 = 6;
    private static final int STRING = 8;
    /** Arrays that are read along with the tokens, and the type of their elements. */
    private static final Map<String, Integer> BESIDE =
            Map.of("tokenizer.ggml.token_type", INT32, "tokenizer.ggml.scores", FLOAT32);

    private final Path file;
    private final Map<String, Long> lengths = new HashMap<>();
    private final Set<String> texts = new HashSet<>();

    VocabularyCheck(Path file) {
        this.file = file;
    }

    void array(String key, int type, long length) {
        int expected = key.equals(TOKENS) ? STRING : BESIDE.getOrDefault(key, type);
        if (type != expected) {
            throw GgufHeader.refused(file, key + " has elements of the type " + type + " instead of " + expected);
        }
        lengths.put(key, length);
    }

    void text(String key, String text) {
        if (key.equals(TOKENS) && !texts.add(text)) {
            throw GgufHeader.refused(file, "a token stands twice in its vocabulary");
        }
    }

    void finish() {
        long tokens = lengths.getOrDefault(TOKENS, 0L);
        for (String key : BESIDE.keySet()) {
            if (lengths.getOrDefault(key, tokens) != tokens) {
                throw GgufHeader.refused(
                        file, "it has " + tokens + " tokens and " + lengths.get(key) + " elements in " + key);
            }
        }
    }
}
