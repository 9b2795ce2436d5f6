package dev.wenshu.document.extract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one extractor found in one document.
 *
 * @param kind {@code invoice}, {@code notice}, {@code minutes}, {@code mail} ...
 * @param fields by name, in the order to show them; a field that could not be had is absent and has a problem
 * @param lines of an invoice or a table: name to value
 */
public record Extraction(
        String kind, Map<String, ExtractedField> fields, List<Map<String, String>> lines, List<Problem> problems) {
    public Extraction {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    @Override
    public String toString() {
        return "Extraction[kind=" + kind + ", fields=" + fields.keySet() + ", problems=" + problems.size() + "]";
    }
}
