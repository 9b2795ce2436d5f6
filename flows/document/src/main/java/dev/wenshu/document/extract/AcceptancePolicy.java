package dev.wenshu.document.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether a document's values may be written back without a person. For a kind with required fields each of these
 * must be present and every value given must reach its threshold; values of other kinds inform and are not held back. No
 * problem may stand against the document but harmless ones. An optional value that is not sure is left out rather than keep a
 * document back that is sure otherwise.
 *
 * @param threshold smallest confidence that is trusted, 0 to 1
 * @param thresholds others, by {@code kind} or {@code kind.field}
 * @param required by kind of document, the fields without which it is never accepted
 * @param optional fields that may be left out, as {@code kind.field}
 * @param harmless problem codes that inform but do not hold a document back
 */
public record AcceptancePolicy(
        double threshold,
        Map<String, Double> thresholds,
        Map<String, Set<String>> required,
        Set<String> optional,
        Set<String> harmless) {
    /** Code of the problem of a value below its threshold, where that holds the document back. */
    public static final String LOW_CONFIDENCE = "LOW_CONFIDENCE";

    private static final String NOT_SURE = "NOT_SURE";

    /** A decision, and the extraction as it stands after it. */
    public record Verdict(Decision decision, Extraction extraction) {}

    public AcceptancePolicy {
        thresholds = Map.copyOf(thresholds);
        required = Map.copyOf(required);
        optional = Set.copyOf(optional);
        harmless = Set.copyOf(harmless);
    }

    /** One threshold for all fields, none of them optional. */
    public AcceptancePolicy(double threshold, Map<String, Set<String>> required, Set<String> harmless) {
        this(threshold, Map.of(), required, Set.of(), harmless);
    }

    /** Every value that holds the document back has a problem that says so. */
    public Verdict decide(Extraction extraction) {
        String kind = extraction.kind();
        boolean clean = extraction.problems().stream().allMatch(problem -> harmless.contains(problem.code()));
        Set<String> needed = required.get(kind);
        if (needed == null) {
            return new Verdict(clean ? Decision.ACCEPTED : Decision.REVIEW, extraction);
        }
        Map<String, Double> low = new LinkedHashMap<>();
        extraction.fields().forEach((field, found) -> {
            if (found.confidence() < threshold(kind, field)) {
                low.put(field, found.confidence());
            }
        });
        boolean accepted = clean
                && extraction.fields().keySet().containsAll(needed)
                && low.keySet().stream()
                        .allMatch(field -> !needed.contains(field) && optional.contains(kind + "." + field));
        Map<String, ExtractedField> fields = new LinkedHashMap<>(extraction.fields());
        List<Problem> problems = new ArrayList<>(extraction.problems());
        low.forEach((field, confidence) -> {
            String text = String.format(
                    Locale.ROOT,
                    accepted
                            ? "A value was seen and left out: its confidence of %.2f is below the %.2f asked for."
                            : "Its confidence of %.2f is below the %.2f asked for.",
                    confidence,
                    threshold(kind, field));
            problems.add(new Problem(field, accepted ? NOT_SURE : LOW_CONFIDENCE, text));
            if (accepted) {
                fields.remove(field);
            }
        });
        return new Verdict(
                accepted ? Decision.ACCEPTED : Decision.REVIEW,
                new Extraction(kind, fields, extraction.lines(), problems));
    }

    /** Whether a problem is one for which a document of the kind goes to a person. */
    public boolean holdsBack(String kind, Problem problem) {
        return !harmless.contains(problem.code())
                || required.getOrDefault(kind, Set.of()).contains(problem.field());
    }

    private double threshold(String kind, String field) {
        return thresholds.getOrDefault(kind + "." + field, thresholds.getOrDefault(kind, threshold));
    }
}
