package dev.wenshu.invoice.layout;

import dev.wenshu.invoice.FieldComparison;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.text.PlacedValue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Beside or below which words a value stands.
 *
 * @param words folded letters
 * @param above whether they stand above it, rather than before it in its row
 * @param last whether it is the last value there, rather than the first
 */
record Anchor(String words, boolean above, boolean last) {
    private static final double ALIKE = 0.85;

    /** What a lesson states, and the values of that type that it shows. */
    record Sighting(String stated, List<PlacedValue> values) {
        @Override
        public String toString() {
            return "Sighting[values=" + values.size() + "]";
        }
    }

    /** The anchor that finds the stated value in the most lessons; empty where none finds it in any. */
    static Optional<Anchor> learn(InvoiceField field, List<Sighting> sightings) {
        Map<Anchor, Integer> votes = new HashMap<>();
        for (Sighting sighting : sightings) {
            sighting.values().stream()
                    .filter(value -> FieldComparison.isRight(field, sighting.stated(), value.value()))
                    .flatMap(value -> propose(value).stream())
                    .forEach(anchor -> votes.putIfAbsent(anchor, 0));
        }
        votes.replaceAll((anchor, none) -> anchor.right(field, sightings));
        return votes.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .max(Map.Entry.<Anchor, Integer>comparingByValue()
                        .thenComparing(entry -> !entry.getKey().above())
                        .thenComparing(entry -> entry.getKey().last())
                        .thenComparing(entry -> entry.getKey().words(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    private static List<Anchor> propose(PlacedValue value) {
        boolean above = value.beside().isEmpty();
        String words = above ? value.above() : value.beside();
        return words.isEmpty() ? List.of() : List.of(new Anchor(words, above, false), new Anchor(words, above, true));
    }

    /** In how many lessons it finds what is stated. */
    int right(InvoiceField field, List<Sighting> sightings) {
        return (int) sightings.stream()
                .filter(sighting -> find(sighting.values())
                        .filter(found -> FieldComparison.isRight(field, sighting.stated(), found.value()))
                        .isPresent())
                .count();
    }

    /** The value that stands so, among those of its type. */
    Optional<PlacedValue> find(List<PlacedValue> values) {
        List<PlacedValue> there = values.stream()
                .filter(value -> value.beside().isEmpty() == above)
                .filter(value -> isAlike(above ? value.above() : value.beside()))
                .toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(last ? there.getLast() : there.getFirst());
    }

    private boolean isAlike(String other) {
        return words.equals(other) || FieldComparison.likeness(words, other) >= ALIKE;
    }
}
