package dev.wenshu.invoice.text;

import dev.wenshu.invoice.scoring.Feature;
import dev.wenshu.invoice.scoring.FeatureVector;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How an amount relates to the others of its document: sums, usual tax rates, cash rounding, size. In cents. */
final class AmountRelations {
    private static final double[] RATES = {
        0.03, 0.05, 0.055, 0.06, 0.07, 0.077, 0.08, 0.081, 0.09, 0.1, 0.12, 0.13, 0.15, 0.19, 0.2, 0.21, 0.22, 0.23,
        0.25
    };
    private static final BigDecimal MOST = new BigDecimal("90000000000");
    private static final int MANY = 400;
    private static final int COIN = 5;

    private final Map<Long, Integer> counts = new HashMap<>();
    private final Set<Long> sums = new HashSet<>();
    private final Set<Long> parts = new HashSet<>();
    private final Map<Long, Integer> firstRow = new HashMap<>();
    private final Map<Long, Integer> lastRow = new HashMap<>();
    private final long largest;

    AmountRelations(List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            if (candidate.amount() != null) {
                long cents = cents(candidate);
                counts.merge(cents, 1, Integer::sum);
                int row = candidate.span().row().index();
                firstRow.merge(cents, row, Math::min);
                lastRow.merge(cents, row, Math::max);
            }
        }
        largest = counts.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Long> values = counts.keySet().stream()
                .filter(value -> value > 0)
                .sorted()
                .limit(MANY)
                .toList();
        for (long a : values) {
            for (long b : values) {
                if (b > a) {
                    break;
                }
                if (counts.containsKey(a + b)) {
                    sums.add(a + b);
                    parts.add(a);
                    parts.add(b);
                }
            }
        }
    }

    void measure(Candidate candidate, FeatureVector vector) {
        long cents = cents(candidate);
        BigDecimal money = candidate.money();
        vector.with(Feature.LARGEST, cents == largest)
                .with(Feature.TO_LARGEST, largest <= 0 ? 0 : Math.max(-1, (double) cents / largest))
                .with(Feature.SAME_VALUE, Math.min(5, counts.getOrDefault(cents, 1) - 1))
                .with(Feature.SUM_OF_TWO, sums.contains(cents))
                .with(Feature.PART_OF_SUM, parts.contains(cents))
                .with(Feature.GROSS_OF_RATE, ofRate(cents, Relation.GROSS))
                .with(Feature.NET_OF_RATE, ofRate(cents, Relation.NET))
                .with(Feature.RATE_OF_OTHER, ofRate(cents, Relation.TAX))
                .with(Feature.ROUNDED, cents % COIN == 0 && near(cents, false))
                .with(Feature.ROUNDED_LATER, near(cents, true))
                .with(Feature.ZERO, cents == 0)
                .with(Feature.NEGATIVE, cents < 0)
                .with(Feature.PLACES, Math.min(4, AmountText.places(money)))
                .with(Feature.SIGN, candidate.span().text().chars().anyMatch(c -> c == ',' || c == '.'));
    }

    private enum Relation {
        NET,
        TAX,
        GROSS
    }

    private boolean ofRate(long cents, Relation relation) {
        if (cents <= 0) {
            return false;
        }
        for (double rate : RATES) {
            double net = switch (relation) {
                case NET -> cents;
                case TAX -> cents / rate;
                case GROSS -> cents / (1 + rate);
            };
            boolean tax = relation == Relation.TAX || has(net * rate, 1);
            boolean gross =
                    relation == Relation.GROSS || has(net * (1 + rate), relation == Relation.TAX ? slack(rate) : 1);
            boolean whole = relation == Relation.NET || has(net, relation == Relation.TAX ? slack(rate) : 1);
            if (tax && gross && whole) {
                return true;
            }
        }
        return false;
    }

    /** A tax rounded to a cent leaves the net open by so many. */
    private static int slack(double rate) {
        return (int) Math.ceil(0.5 / rate);
    }

    private boolean has(double cents, int slack) {
        long middle = Math.round(cents);
        for (long value = middle - slack; value <= middle + slack; value++) {
            if (value > 0 && counts.containsKey(value)) {
                return true;
            }
        }
        return false;
    }

    /** Another amount lies within four cents: above it in the document, or (later) below it and a multiple of five. */
    private boolean near(long cents, boolean later) {
        int own = later ? firstRow.getOrDefault(cents, 0) : lastRow.getOrDefault(cents, 0);
        for (long value = cents - COIN + 1; value < cents + COIN; value++) {
            Integer row = later ? lastRow.get(value) : firstRow.get(value);
            if (value != cents && row != null && (later ? row > own && value % COIN == 0 : row < own)) {
                return true;
            }
        }
        return false;
    }

    private static long cents(Candidate candidate) {
        BigDecimal money = candidate.money();
        return money.abs().compareTo(MOST) > 0 ? 0 : Math.round(money.doubleValue() * 100);
    }
}
