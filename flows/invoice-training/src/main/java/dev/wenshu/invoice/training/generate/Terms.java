package dev.wenshu.invoice.training.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The labels of one document: the same word for the same thing throughout, now and then in two languages. */
final class Terms {
    private final Words words;
    private final Words english;
    private final boolean bilingual;
    private final RandomGenerator random;
    private final Map<String, String> chosen = new HashMap<>();

    Terms(Words words, Words english, boolean bilingual, RandomGenerator random) {
        this.words = words;
        this.english = english;
        this.bilingual = bilingual;
        this.random = random;
    }

    String of(String key) {
        return chosen.computeIfAbsent(key, this::choose);
    }

    private String choose(String key) {
        String own = words.pick(key, random);
        return bilingual && words != english && random.nextBoolean() ? own + " / " + english.pick(key, random) : own;
    }

    /** Another word than {@link #of}, where there is one. */
    String other(String key) {
        List<String> all = new ArrayList<>(words.all(key));
        all.remove(of(key));
        return all.isEmpty() ? of(key) : all.get(random.nextInt(all.size()));
    }

    /** The heads of the item table, in their order. */
    List<String> columns() {
        return words.all("columns");
    }

    /** So many different ones. */
    List<String> some(String key, int count) {
        List<String> all = new ArrayList<>(words.all(key));
        List<String> some = new ArrayList<>();
        while (some.size() < count && !all.isEmpty()) {
            some.add(all.remove(random.nextInt(all.size())));
        }
        return some;
    }
}
