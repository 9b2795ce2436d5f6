package dev.wenshu.invoice.layout;

import dev.wenshu.invoice.FieldComparison;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layouts that lessons taught. Immutable. */
public record Layouts(List<Layout> all) {
    /** What one layout says of a document. */
    public record Match(Findings findings, boolean whole) {}

    private static final Layouts NONE = new Layouts(List.of());
    private static final double ALIKE = 0.5;
    private static final int NEWEST = 20;

    public Layouts {
        all = List.copyOf(all);
    }

    public static Layouts none() {
        return NONE;
    }

    /** Of lessons in any order of sellers, the oldest first; those that state no seller teach no layout. */
    public static Layouts learn(List<Lesson> lessons) {
        Map<String, List<List<Lesson>>> groups = new LinkedHashMap<>();
        for (Lesson lesson : lessons) {
            String seller = lesson.stated().get(InvoiceField.SELLER);
            if (seller != null) {
                String key = lesson.stated().getOrDefault(InvoiceField.SELLER_TAX_ID, FieldComparison.fold(seller));
                add(groups.computeIfAbsent(key, none -> new ArrayList<>()), lesson);
            }
        }
        return new Layouts(groups.values().stream()
                .flatMap(List::stream)
                .map(group -> Layout.learn(group.subList(Math.max(0, group.size() - NEWEST), group.size())))
                .toList());
    }

    private static void add(List<List<Lesson>> groups, Lesson lesson) {
        LayoutWords words = LayoutWords.of(lesson.text());
        for (List<Lesson> group : groups) {
            LayoutWords first = LayoutWords.of(group.getFirst().text());
            if (Math.min(first.sharedWith(words), words.sharedWith(first)) >= ALIKE) {
                group.add(lesson);
                return;
            }
        }
        groups.add(new ArrayList<>(List.of(lesson)));
    }

    /** By the layout that a text is most like; empty where it is like none. */
    public Optional<Match> read(VisibleText text) {
        if (all.isEmpty() || text.rows().isEmpty()) {
            return Optional.empty();
        }
        LayoutWords words = LayoutWords.of(text);
        Layout best = null;
        double most = 0;
        for (Layout layout : all) {
            double likeness = layout.likeness(text, words);
            if (likeness > most) {
                best = layout;
                most = likeness;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        Findings findings = best.read(text);
        return Optional.of(new Match(findings, best.isWhole(findings)));
    }

    @Override
    public String toString() {
        return "Layouts[" + all.size() + "]";
    }
}
