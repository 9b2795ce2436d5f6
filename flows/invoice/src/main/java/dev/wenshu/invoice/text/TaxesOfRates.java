package dev.wenshu.invoice.text;

import dev.wenshu.invoice.InvoiceField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tax of an invoice that states it for each rate only: the labelled taxes whose sum is what lies between net and total. */
final class TaxesOfRates {
    private static final int SUMS = 4;
    private static final int TAXES = 8;
    private static final double LABELLED = 0.3;

    private TaxesOfRates() {}

    /** The sum of taxes that completes net and total where no single one does. */
    static Optional<Scored> sum(List<Scored> taxes, List<Scored> nets, List<Scored> totals) {
        List<Scored> rates = taxes.stream()
                .filter(tax -> tax.score() >= LABELLED)
                .limit(TAXES)
                .toList();
        for (Scored total : totals.subList(0, Math.min(SUMS, totals.size()))) {
            for (Scored net : nets.subList(0, Math.min(SUMS, nets.size()))) {
                BigDecimal wanted =
                        total.candidate().money().subtract(net.candidate().money());
                boolean single =
                        taxes.stream().anyMatch(tax -> tax.candidate().money().compareTo(wanted) == 0);
                Scored sum = wanted.signum() == 0 || single ? null : sum(rates, wanted);
                if (sum != null) {
                    return Optional.of(sum);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Scored sum(List<Scored> rates, BigDecimal wanted) {
        for (int chosen = 1; chosen < 1 << rates.size(); chosen++) {
            if (Integer.bitCount(chosen) > 1) {
                List<Scored> some = chosen(rates, chosen);
                BigDecimal sum =
                        some.stream().map(tax -> tax.candidate().money()).reduce(BigDecimal.ZERO, BigDecimal::add);
                if (sum.compareTo(wanted) == 0 && eachOnItsRow(some)) {
                    Candidate first = some.getFirst().candidate();
                    double least =
                            some.stream().mapToDouble(Scored::score).min().orElse(0);
                    return new Scored(
                            new Candidate(first.kind(), first.span(), first.box(), InvoiceField.amount(sum), sum, 1),
                            least);
                }
            }
        }
        return null;
    }

    private static List<Scored> chosen(List<Scored> rates, int mask) {
        List<Scored> some = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            if ((mask & 1 << i) != 0) {
                some.add(rates.get(i));
            }
        }
        return some;
    }

    private static boolean eachOnItsRow(List<Scored> taxes) {
        return taxes.stream()
                        .map(tax -> tax.candidate().span().row().index())
                        .distinct()
                        .count()
                == taxes.size();
    }
}
