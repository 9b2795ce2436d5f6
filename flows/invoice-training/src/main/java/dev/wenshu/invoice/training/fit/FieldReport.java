package dev.wenshu.invoice.training.fit;

import dev.wenshu.invoice.InvoiceField;
import java.util.EnumMap;
import java.util.Map;

/** Right, wrong and missing values of each stated field. */
public record FieldReport(Map<InvoiceField, Tally> fields) {
    /** Counts of one field. */
    public record Tally(int right, int wrong, int missing) {
        /** Twice the right ones among all that were given or stated. */
        public double f1() {
            return 2.0 * right / Math.max(1, 2 * right + wrong + wrong + missing);
        }
    }

    public FieldReport {
        fields = Map.copyOf(fields);
    }

    /** All zero where no document states the field. */
    public Tally of(InvoiceField field) {
        return fields.getOrDefault(field, new Tally(0, 0, 0));
    }

    static final class Counter {
        private final Map<InvoiceField, int[]> counts = new EnumMap<>(InvoiceField.class);

        void count(InvoiceField field, boolean given, boolean right) {
            counts.computeIfAbsent(field, key -> new int[3])[!given ? 2 : right ? 0 : 1]++;
        }

        FieldReport report() {
            Map<InvoiceField, Tally> tallies = new EnumMap<>(InvoiceField.class);
            counts.forEach((field, count) -> tallies.put(field, new Tally(count[0], count[1], count[2])));
            return new FieldReport(tallies);
        }
    }
}
