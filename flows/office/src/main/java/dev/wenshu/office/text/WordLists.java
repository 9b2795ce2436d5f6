package dev.wenshu.office.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** Reads the word lists that lie beside this class. */
final class WordLists {
    private WordLists() {}

    static Map<String, Set<String>> byKey(String name) {
        Properties lines = new Properties();
        try (InputStreamReader in = new InputStreamReader(open(name), StandardCharsets.UTF_8)) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Set<String>> lists = new HashMap<>();
        lines.stringPropertyNames()
                .forEach(key ->
                        lists.put(key, Set.copyOf(List.of(lines.getProperty(key).split(" ", -1)))));
        return Map.copyOf(lists);
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(WordLists.class.getResourceAsStream(name), name);
    }
}
