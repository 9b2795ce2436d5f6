package dev.wenshu.invoice.text;

import dev.wenshu.invoice.InvoiceField;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The labels of all languages, from {@code labels/*.txt}. Phrases are compared without case, diacritics, punctuation and
 * spaces, so that recognised text with lost or added spaces still matches; a phrase must begin and end at a word.
 */
final class LabelLexicon {
    private static final List<String> LANGUAGES =
            List.of("zh", "en", "de", "fr", "nl", "it", "es", "pt", "pl", "lv", "sv", "ms");
    private static final Pattern ENTRY = Pattern.compile("(\\S+)\\s+([01]\\.\\d+):\\s*(.+)");
    private static final int KEY = 2;

    private final Map<String, List<Label>> byStart = new HashMap<>();

    LabelLexicon() {
        for (String language : LANGUAGES) {
            load("labels/" + language + ".txt");
        }
        byStart.values()
                .forEach(labels -> labels.sort(
                        Comparator.comparingInt((Label label) -> label.folded().length())
                                .reversed()));
    }

    /** Every phrase, in a stable order. */
    List<Label> labels() {
        return byStart.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Label::folded))
                .toList();
    }

    /** The labels in a row; of overlapping ones the longest. */
    List<LabelHit> find(Row row) {
        String folded = Folding.fold(row.text());
        StringBuilder dense = new StringBuilder();
        int[] offsets = new int[folded.length()];
        for (int i = 0; i < folded.length(); i++) {
            if (folded.charAt(i) != ' ') {
                offsets[dense.length()] = i;
                dense.append(folded.charAt(i));
            }
        }
        List<LabelHit> hits = new ArrayList<>();
        String text = dense.toString();
        int at = 0;
        while (at + KEY <= text.length()) {
            Label label = labelAt(row.text(), text, offsets, at);
            if (label == null) {
                at++;
            } else {
                int last = offsets[at + label.folded().length() - 1];
                Span span = new Span(row, offsets[at], last + 1);
                hits.add(new LabelHit(label, span, span.box()));
                at += label.folded().length();
            }
        }
        return hits;
    }

    private @Nullable Label labelAt(String original, String dense, int[] offsets, int at) {
        if (!startsWord(original, offsets, at, dense)) {
            return null;
        }
        for (Label label : byStart.getOrDefault(dense.substring(at, at + KEY), List.of())) {
            int end = at + label.folded().length();
            if (dense.startsWith(label.folded(), at) && endsWord(original, offsets, end, dense)) {
                return label;
            }
        }
        return null;
    }

    private static boolean startsWord(String original, int[] offsets, int at, String dense) {
        if (at == 0 || isHan(dense.charAt(at))) {
            return true;
        }
        char before = original.charAt(offsets[at] - 1);
        char first = original.charAt(offsets[at]);
        return !Character.isLetterOrDigit(before)
                || isHan(before)
                || Character.isDigit(before)
                || (Character.isLowerCase(before) && Character.isUpperCase(first));
    }

    private static boolean endsWord(String original, int[] offsets, int end, String dense) {
        if (end == dense.length() || isHan(dense.charAt(end - 1))) {
            return true;
        }
        int last = offsets[end - 1];
        char next = original.charAt(last + 1);
        char own = original.charAt(last);
        return !Character.isLetter(next) || isHan(next) || (Character.isLowerCase(own) && Character.isUpperCase(next));
    }

    private static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private void load(String name) {
        try (InputStream in = LabelLexicon.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + LabelLexicon.class.getName());
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(line, name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line, String name) {
        Matcher entry = ENTRY.matcher(line.strip());
        if (!entry.matches()) {
            throw new IllegalStateException(name + ": not an entry: " + line);
        }
        InvoiceField field = entry.group(1).equals("-")
                ? null
                : InvoiceField.valueOf(entry.group(1).toUpperCase(Locale.ROOT));
        for (String phrase : entry.group(3).split("\\|", -1)) {
            String folded = Folding.fold(phrase).replace(" ", "");
            Label label = new Label(field, folded, Double.parseDouble(entry.group(2)));
            List<Label> same = byStart.computeIfAbsent(folded.substring(0, KEY), key -> new ArrayList<>());
            if (same.stream().noneMatch(other -> other.folded().equals(folded))) {
                same.add(label);
            }
        }
    }
}
