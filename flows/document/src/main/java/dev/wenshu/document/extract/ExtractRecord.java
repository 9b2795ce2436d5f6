package dev.wenshu.document.extract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.wenshu.document.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code wenshu extract}, and the core of the sidecar: the fields of one document, why they are believed, and
 * what is wrong with them.
 *
 * @param file path of the file that was given, relative to the root
 * @param part name inside a container, levels separated by {@code !}; null for the file itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "file",
    "part",
    "kind",
    "decision",
    "fields",
    "lines",
    "confidence",
    "evidence",
    "problems",
    "millis"
})
public record ExtractRecord(
        String file,
        @Nullable String part,
        String kind,
        Decision decision,
        Map<String, String> fields,
        List<Map<String, String>> lines,
        Map<String, Double> confidence,
        Map<String, Evidence> evidence,
        List<Problem> problems,
        long millis) {
    private static final double THOUSANDTH = 1000.0;

    /** The record of a document that was read. */
    public static ExtractRecord of(
            String file, @Nullable String part, Decision decision, Extraction extraction, long millis) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, Double> confidence = new LinkedHashMap<>();
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        extraction.fields().forEach((name, field) -> {
            fields.put(name, field.value());
            confidence.put(name, Math.round(field.confidence() * THOUSANDTH) / THOUSANDTH);
            evidence.put(name, field.evidence());
        });
        return new ExtractRecord(
                file,
                part,
                extraction.kind(),
                decision,
                Collections.unmodifiableMap(fields),
                extraction.lines(),
                Collections.unmodifiableMap(confidence),
                Collections.unmodifiableMap(evidence),
                extraction.problems(),
                millis);
    }

    /** The record of a document that could not be read. */
    public static ExtractRecord rejected(String file, @Nullable String part, Problem reason, long millis) {
        return new ExtractRecord(
                file,
                part,
                "unknown",
                Decision.REJECTED,
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(reason),
                millis);
    }

    /** The same with one more problem; what was accepted goes to a person. */
    public ExtractRecord held(Problem problem) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(problem);
        return new ExtractRecord(
                file,
                part,
                kind,
                decision == Decision.ACCEPTED ? Decision.REVIEW : decision,
                fields,
                lines,
                confidence,
                evidence,
                List.copyOf(all),
                millis);
    }

    /**
     * The same as a person has left it: accepted, what was corrected is certain, and nothing more is said against it.
     *
     * @param corrections by field; an empty value says that the document states none
     */
    public ExtractRecord reviewed(Map<String, String> corrections) {
        Map<String, String> values = new LinkedHashMap<>(fields);
        Map<String, Double> sure = new LinkedHashMap<>(confidence);
        Map<String, Evidence> seen = new LinkedHashMap<>(evidence);
        corrections.forEach((field, value) -> {
            if (value.isEmpty()) {
                values.remove(field);
                sure.remove(field);
                seen.remove(field);
            } else {
                values.put(field, value);
                sure.put(field, 1.0);
                seen.put(field, Evidence.at(Origin.PERSON, 0, null));
            }
        });
        return new ExtractRecord(
                file,
                part,
                kind,
                Decision.ACCEPTED,
                Collections.unmodifiableMap(values),
                lines,
                Collections.unmodifiableMap(sure),
                Collections.unmodifiableMap(seen),
                problems.stream()
                        .filter(problem -> !corrections.containsKey(problem.field()))
                        .toList(),
                millis);
    }

    /** The same, turned down for a reason. */
    public ExtractRecord rejected(Problem reason) {
        List<Problem> all = new ArrayList<>(problems);
        all.addFirst(reason);
        return new ExtractRecord(
                file, part, kind, Decision.REJECTED, fields, lines, confidence, evidence, List.copyOf(all), millis);
    }

    @Override
    public String toString() {
        return "ExtractRecord[kind=" + kind + ", decision=" + decision + ", fields=" + fields.keySet() + "]";
    }
}
