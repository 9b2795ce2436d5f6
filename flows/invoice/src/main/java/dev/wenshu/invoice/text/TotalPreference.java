package dev.wenshu.invoice.text;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Of several amounts labelled as totals the larger and lower one is rather the document's. */
final class TotalPreference {
    private static final double LARGEST = 0.12;
    private static final double LOWER = 0.05;

    private TotalPreference() {}

    static List<Scored> apply(List<Scored> totals, VisibleText text) {
        BigDecimal largest = totals.stream()
                .map(total -> total.candidate().money())
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
        return totals.stream()
                .map(total -> {
                    double place = (double) total.candidate().span().row().index()
                            / Math.max(1, text.rows().size());
                    boolean most = total.candidate().money().compareTo(largest) == 0;
                    return new Scored(total.candidate(), total.score() + LOWER * place + (most ? LARGEST : 0));
                })
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
    }
}
