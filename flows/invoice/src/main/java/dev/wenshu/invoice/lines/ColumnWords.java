package dev.wenshu.invoice.lines;

import dev.wenshu.invoice.text.Folding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of column heads in all languages, from {@code columns.txt}. */
final class ColumnWords {
    /** The longest phrase has so many characters without spaces. */
    static final int LONGEST = 40;

    private static final ColumnWords SHIPPED = new ColumnWords("columns.txt");

    private final Map<String, Set<ColumnKind>> kinds = new HashMap<>();

    private ColumnWords(String name) {
        try (InputStream in = ColumnWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + ColumnWords.class.getName());
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ColumnWords shipped() {
        return SHIPPED;
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        ColumnKind kind = ColumnKind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
        for (String phrase : line.substring(colon + 1).split("\\|", -1)) {
            kinds.computeIfAbsent(dense(phrase), key -> EnumSet.noneOf(ColumnKind.class))
                    .add(kind);
        }
    }

    /** What a text may be, with nothing before and nothing behind the phrase. */
    Set<ColumnKind> of(String dense) {
        return kinds.getOrDefault(dense, Set.of());
    }

    /** Folded and without spaces, as phrases are compared. */
    static String dense(String text) {
        return Folding.fold(text).replace(" ", "");
    }
}
