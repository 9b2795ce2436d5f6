package dev.wenshu.invoice.training.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The labels, names and items of one language, from {@code words/*.txt}. */
final class Words {
    static final List<String> LANGUAGES = List.of("en", "ms", "de", "fr", "nl", "it", "es", "pl", "lv", "zh");

    private final Map<String, List<String>> lists = new HashMap<>();

    private Words() {}

    static Words of(String language) {
        Words words = new Words();
        String name = "/dev/wenshu/invoice/training/words/" + language + ".txt";
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int colon = line.indexOf(':');
                List<String> list = words.lists.computeIfAbsent(line.substring(0, colon), key -> new ArrayList<>());
                for (String phrase : line.substring(colon + 1).split("\\|", -1)) {
                    list.add(phrase.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    String pick(String key, RandomGenerator random) {
        List<String> list = all(key);
        return list.get(random.nextInt(list.size()));
    }

    List<String> all(String key) {
        List<String> list = lists.get(key);
        if (list == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return list;
    }
}
