package dev.wenshu.inference.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Resources beside the classes. */
final class WordList {
    private WordList() {}

    /** Words of a resource, in order. */
    static List<String> of(String name) {
        return List.of(text(name).strip().split("\\s+", -1));
    }

    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(WordList.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
