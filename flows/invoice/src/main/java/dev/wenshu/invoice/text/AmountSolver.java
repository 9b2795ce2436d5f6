package dev.wenshu.invoice.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses net, tax and total together: the choice with the best scores wins, and amounts that add up count for more than any
 * single label.
 */
final class AmountSolver {
    /**
     * The choice; null where a field stays open.
     *
     * @param consistent all three are there and add up
     */
    record Solution(
            @Nullable Scored net,
            @Nullable Scored tax,
            @Nullable Scored total,
            boolean consistent) {
        /** The same with a total that is known; a net that does not fit it is left open. */
        Solution withTotal(Optional<Scored> known) {
            if (known.isEmpty()) {
                return this;
            }
            Scored sure = known.get();
            boolean same = total != null
                    && total.candidate().money().compareTo(sure.candidate().money()) == 0;
            boolean fits = net == null || tax == null || addsUp(net, tax, sure);
            return new Solution(fits ? net : null, tax, same ? total : sure, same && consistent);
        }
    }

    private static final int OPTIONS = 8;
    private static final double ADDS_UP = 0.6;
    private static final double CONTRADICTS = 0.5;
    private static final double UNLABELLED = 0.1;
    private static final BigDecimal TOLERANCE = new BigDecimal("0.011");

    private AmountSolver() {}

    static Solution solve(List<Scored> nets, List<Scored> taxes, List<Scored> totals, List<Candidate> all) {
        Solution best = new Solution(null, null, null, false);
        double most = 0;
        for (Optional<Scored> total : options(totals)) {
            for (Optional<Scored> tax : options(taxes)) {
                for (Optional<Scored> net : netOptions(nets, tax, total, all)) {
                    Solution solution = judge(net.orElse(null), tax.orElse(null), total.orElse(null));
                    double value = value(solution);
                    if (value > most) {
                        most = value;
                        best = solution;
                    }
                }
            }
        }
        return best;
    }

    private static Solution judge(@Nullable Scored net, @Nullable Scored tax, @Nullable Scored total) {
        boolean consistent = net != null && tax != null && total != null && addsUp(net, tax, total);
        return new Solution(net, tax, total, consistent);
    }

    private static double value(Solution solution) {
        double value = score(solution.net()) + score(solution.tax()) + 1.2 * score(solution.total());
        Scored net = solution.net();
        Scored tax = solution.tax();
        Scored total = solution.total();
        if (solution.consistent()) {
            boolean trivial = tax != null && tax.candidate().money().signum() == 0;
            double likely = Math.min(1, score(total));
            return value + likely * (trivial ? ADDS_UP / 2 : ADDS_UP);
        }
        if (net != null && tax != null && total != null) {
            return value - 2 * CONTRADICTS;
        }
        if (net != null && total != null && larger(net, total)) {
            value -= CONTRADICTS;
        }
        if (tax != null
                && total != null
                && !larger(total, tax)
                && total.candidate().money().signum() > 0) {
            value -= CONTRADICTS;
        }
        return value;
    }

    private static boolean larger(Scored a, Scored b) {
        return a.candidate().money().compareTo(b.candidate().money()) > 0
                && b.candidate().money().signum() > 0;
    }

    private static boolean addsUp(Scored net, Scored tax, Scored total) {
        return net.candidate()
                        .money()
                        .add(tax.candidate().money())
                        .subtract(total.candidate().money())
                        .abs()
                        .compareTo(TOLERANCE)
                < 0;
    }

    private static List<Optional<Scored>> options(List<Scored> scored) {
        List<Optional<Scored>> options = new ArrayList<>();
        scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .limit(OPTIONS)
                .forEach(option -> options.add(Optional.of(option)));
        options.add(Optional.empty());
        return options;
    }

    /** Beside the labelled ones an amount without label that completes the sum. */
    private static List<Optional<Scored>> netOptions(
            List<Scored> nets, Optional<Scored> tax, Optional<Scored> total, List<Candidate> all) {
        List<Optional<Scored>> options = options(nets);
        if (tax.isPresent()
                && total.isPresent()
                && tax.get().candidate().money().signum() != 0) {
            BigDecimal wanted = total.get()
                    .candidate()
                    .money()
                    .subtract(tax.get().candidate().money());
            all.stream()
                    .filter(candidate -> candidate.money().compareTo(wanted) == 0)
                    .findFirst()
                    .ifPresent(candidate -> options.add(Optional.of(new Scored(candidate, UNLABELLED))));
        }
        return options;
    }

    private static double score(@Nullable Scored scored) {
        return scored == null ? 0 : scored.score();
    }
}
