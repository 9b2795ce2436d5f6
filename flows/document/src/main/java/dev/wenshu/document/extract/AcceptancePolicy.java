package dev.wenshu.document.extract;

import java.util.Map;
import java.util.Set;

/**
 * Decides whether a document's values may be written back without a person. For a kind with required fields each of these
 * must be present and every value given must reach the threshold; values of other kinds inform and are not held back. No
 * problem may stand against the document but harmless ones.
 *
 * @param threshold smallest confidence that is trusted, 0 to 1
 * @param required by kind of document, the fields without which it is never accepted
 * @param harmless problem codes that inform but do not hold a document back
 */
public record AcceptancePolicy(double threshold, Map<String, Set<String>> required, Set<String> harmless) {
    public AcceptancePolicy {
        required = Map.copyOf(required);
        harmless = Set.copyOf(harmless);
    }

    public Decision decide(Extraction extraction) {
        boolean clean = extraction.problems().stream().allMatch(problem -> harmless.contains(problem.code()));
        return clean && sufficient(extraction) ? Decision.ACCEPTED : Decision.REVIEW;
    }

    private boolean sufficient(Extraction extraction) {
        Set<String> needed = required.get(extraction.kind());
        return needed == null
                || (extraction.fields().keySet().containsAll(needed)
                        && extraction.fields().values().stream().allMatch(field -> field.confidence() >= threshold));
    }
}
