package dev.wenshu.inference.tesseract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A language in Latin script, known by its common words: those of letters, invoices and receipts, as they read without
 * marks. Statistical detectors look at exactly the letters that are lost, and need running text.
 *
 * @param code as Tesseract calls it
 * @param letters beyond A to Z, in lower case; empty where nothing can be lost
 */
record Language(String code, Set<Integer> letters, Set<String> words) {
    private static final String RESOURCE = "languages.txt";
    private static final int SURE = 3;
    private static final List<Language> ALL = load();

    /** The language that most of the distinct words known here belong to; empty where too few are known. */
    static Optional<Language> of(Set<String> wordsWithoutMarks) {
        return ALL.stream()
                .max(Comparator.comparingLong(language -> language.known(wordsWithoutMarks)))
                .filter(language -> language.known(wordsWithoutMarks) >= SURE);
    }

    boolean has(int letter) {
        return letters.contains(Character.toLowerCase(letter));
    }

    private long known(Set<String> text) {
        return words.stream().filter(text::contains).count();
    }

    private static List<Language> load() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Language::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open() {
        @Nullable InputStream resource = Language.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException(RESOURCE + " is not on the class path");
        }
        return resource;
    }

    private static Language parse(String line) {
        String[] parts = line.split("\\|", 3);
        return new Language(
                parts[0],
                parts[1].codePoints().boxed().collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(Arrays.asList(parts[2].split(" ", -1))));
    }
}
