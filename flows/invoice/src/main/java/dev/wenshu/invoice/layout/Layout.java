package dev.wenshu.invoice.layout;

import dev.wenshu.document.Origin;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.invoice.FieldComparison;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.text.PlacedValue;
import dev.wenshu.invoice.text.VisibleText;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How documents of one seller look that look alike. Immutable.
 *
 * @param seller its name
 * @param sellerTaxId empty where no lesson states one
 * @param sellerAt where the name stands, as a share of the page's height; negative where it is not shown
 * @param lessons it was learned from
 */
public record Layout(
        String seller,
        String sellerTaxId,
        double sellerAt,
        int lessons,
        LayoutWords common,
        Map<InvoiceField, KnownField> fields) {
    private static final Set<InvoiceField> CONSTANT = Set.of(
            InvoiceField.CURRENCY,
            InvoiceField.SELLER,
            InvoiceField.SELLER_TAX_ID,
            InvoiceField.SELLER_ADDRESS,
            InvoiceField.BUYER,
            InvoiceField.BUYER_TAX_ID);
    private static final Set<InvoiceField> OF_THE_DOCUMENT = Set.of(InvoiceField.BUYER, InvoiceField.BUYER_TAX_ID);
    private static final int ENOUGH_LESSONS = 3;
    private static final int ENOUGH_MARKS = 2;
    private static final double ALIKE = 0.6;
    private static final double SAME_NAME = 0.9;
    private static final double SAME_PLACE = 0.08;
    private static final double NOWHERE = -1;

    public Layout {
        fields = Map.copyOf(fields);
    }

    /** Of lessons that state the same seller and look alike, the oldest first. */
    static Layout learn(List<Lesson> lessons) {
        Map<InvoiceField, KnownField> fields = new EnumMap<>(InvoiceField.class);
        List<Shown> shown = lessons.stream()
                .map(lesson -> new Shown(lesson, PlacedValue.of(lesson.text())))
                .toList();
        for (InvoiceField field : InvoiceField.values()) {
            List<Shown> stating = shown.stream()
                    .filter(one -> one.lesson().stated().containsKey(field))
                    .toList();
            if (!stating.isEmpty() && CONSTANT.contains(field)) {
                fields.put(field, constant(field, stating));
            } else if (!stating.isEmpty()) {
                changing(field, stating).ifPresent(known -> fields.put(field, known));
            }
        }
        Map<InvoiceField, String> newest = lessons.getLast().stated();
        String seller = newest.getOrDefault(InvoiceField.SELLER, "");
        return new Layout(
                seller,
                newest.getOrDefault(InvoiceField.SELLER_TAX_ID, ""),
                heights(lessons.getLast().text(), seller).stream().findFirst().orElse(NOWHERE),
                lessons.size(),
                LayoutWords.common(lessons.stream()
                        .map(lesson -> LayoutWords.of(lesson.text()))
                        .toList()),
                fields);
    }

    /** The value that most lessons state, of several the newest. */
    private static KnownField constant(InvoiceField field, List<Shown> stating) {
        List<String> values = stating.stream().map(one -> one.stated(field)).toList();
        String best = values.getLast();
        for (String value : values.reversed()) {
            if (Collections.frequency(values, value) > Collections.frequency(values, best)) {
                best = value;
            }
        }
        return new KnownField(best, null, Collections.frequency(values, best), values.size());
    }

    private static Optional<KnownField> changing(InvoiceField field, List<Shown> stating) {
        List<Anchor.Sighting> sightings = stating.stream()
                .map(one -> new Anchor.Sighting(one.stated(field), one.values(field)))
                .toList();
        return Anchor.learn(field, sightings)
                .map(anchor -> new KnownField(null, anchor, anchor.right(field, sightings), sightings.size()));
    }

    /** A lesson and the typed values that its text shows. */
    private record Shown(Lesson lesson, Map<InvoiceField, List<PlacedValue>> values) {
        String stated(InvoiceField field) {
            return lesson.stated().getOrDefault(field, "");
        }

        List<PlacedValue> values(InvoiceField field) {
            return values.getOrDefault(field, List.of());
        }
    }

    /** How alike a text is, 0 to 1; 0 where it does not show who the seller is. */
    double likeness(VisibleText text, LayoutWords words) {
        double share = common.sharedWith(words);
        return share >= ALIKE && showsSeller(text, words) ? share : 0;
    }

    /**
     * By its tax identifier where that is known, by what only this seller's documents have, or by its name in its place: names
     * also stand as buyers and contacts on documents of others.
     */
    private boolean showsSeller(VisibleText text, LayoutWords words) {
        long marks = common.marks().stream().filter(words.marks()::contains).count();
        if (marks >= ENOUGH_MARKS || (!sellerTaxId.isEmpty() && text.shows(sellerTaxId))) {
            return true;
        }
        return sellerTaxId.isEmpty()
                && heights(text, seller).stream().anyMatch(height -> Math.abs(height - sellerAt) <= SAME_PLACE);
    }

    /** Where rows show a name: shares of the page's height. */
    private static List<Double> heights(VisibleText text, String name) {
        String wanted = FieldComparison.fold(name);
        return text.rows().stream()
                .filter(row -> !wanted.isEmpty()
                        && (FieldComparison.fold(row.text()).contains(wanted)
                                || FieldComparison.likeness(row.text(), name) >= SAME_NAME))
                .map(row -> (double) row.box().y0() / Math.max(1, text.height()))
                .toList();
    }

    /** What stands where the lessons have it; amounts that do not add up are left out. */
    Findings read(VisibleText text) {
        Map<InvoiceField, ExtractedField> found = new EnumMap<>(InvoiceField.class);
        Origin origin = text.rows().getFirst().origin();
        Map<InvoiceField, List<PlacedValue>> values = PlacedValue.of(text);
        fields.forEach((field, known) -> {
            String value = known.value();
            Anchor anchor = known.anchor();
            if (value != null && (!OF_THE_DOCUMENT.contains(field) || text.shows(value))) {
                found.put(field, new ExtractedField(value, known.confidence(), Evidence.at(origin, 1, null)));
            } else if (anchor != null) {
                anchor.find(values.getOrDefault(field, List.of()))
                        .ifPresent(placed -> found.put(
                                field,
                                new ExtractedField(
                                        placed.value(), known.confidence() * placed.confidence(), placed.evidence())));
            }
        });
        if (!addsUp(found)) {
            List.of(InvoiceField.NET, InvoiceField.TAX, InvoiceField.TOTAL, InvoiceField.PAYABLE)
                    .forEach(found::remove);
        }
        return new Findings(origin, false, found, List.of(), List.of(), List.of());
    }

    /** Whether nothing is left to be guessed: enough lessons, and every field that they state was found. */
    boolean isWhole(Findings found) {
        return lessons >= ENOUGH_LESSONS
                && fields.entrySet().stream()
                        .filter(entry -> 2 * entry.getValue().of() > lessons)
                        .allMatch(entry -> found.fields().containsKey(entry.getKey()));
    }

    private static boolean addsUp(Map<InvoiceField, ExtractedField> found) {
        BigDecimal net = amount(found.get(InvoiceField.NET));
        BigDecimal tax = amount(found.get(InvoiceField.TAX));
        BigDecimal total = amount(found.get(InvoiceField.TOTAL));
        return net == null || tax == null || total == null || net.add(tax).compareTo(total) == 0;
    }

    private static @Nullable BigDecimal amount(@Nullable ExtractedField field) {
        return field == null ? null : new BigDecimal(field.value());
    }

    /** Keys of its fields with how surely each is read, 0 to 1. */
    public Map<String, Double> confidences() {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().key(), entry -> entry.getValue().confidence()));
    }

    @Override
    public String toString() {
        return "Layout[lessons=" + lessons + ", fields=" + fields.keySet() + "]";
    }
}
