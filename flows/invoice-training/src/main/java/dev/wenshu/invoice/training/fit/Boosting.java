package dev.wenshu.invoice.training.fit;

import dev.wenshu.invoice.scoring.Forest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Gradient boosting with histograms (Ke et al. 2017, regularised as by Chen and Guestrin 2016): each tree takes a Newton step
 * on the logistic loss of the ones before it. The same cases and seed give the same trees.
 */
final class Boosting {
    /** Where a node is cut in two: the column, its last bin on the left, and what that gains. */
    private record Cut(int column, int bin, double gain) {}

    private static final int DEPTH = 5;
    private static final double RATE = 0.12;
    private static final double REGULAR = 3;
    private static final double SMALLEST = 4;
    private static final double ROWS = 0.7;
    private static final double COLUMNS = 0.4;
    private static final double LEAST_WEIGHT = 1e-6;

    private final BinnedCases cases;
    private final double[] scores;
    private final double[] gradients;
    private final double[] weights;
    private final SplittableRandom random;

    private Boosting(List<Case> cases, long seed) {
        this.cases = new BinnedCases(cases);
        this.scores = new double[cases.size()];
        this.gradients = new double[cases.size()];
        this.weights = new double[cases.size()];
        this.random = new SplittableRandom(seed);
    }

    static Forest learn(List<Case> cases, int trees, long seed) {
        return new Boosting(cases, seed).run(trees);
    }

    /** A forest with more trees, which put right what the cases show it has wrong. */
    static Forest improve(Forest forest, List<Case> cases, int trees, long seed) {
        Boosting boosting = new Boosting(cases, seed);
        for (int i = 0; i < boosting.scores.length; i++) {
            boosting.scores[i] = forest.logOdds(cases.get(i).features());
        }
        return forest.and(Forest.of(boosting.grow(trees)));
    }

    private Forest run(int trees) {
        double right = 0;
        double all = 0;
        for (int i = 0; i < scores.length; i++) {
            right += cases.isRight(i) ? cases.weight(i) : 0;
            all += cases.weight(i);
        }
        double odds = Math.log((right + 1.0) / (all - right + 1.0));
        Arrays.fill(scores, odds);
        List<Forest.Node> roots = new ArrayList<>(List.of(new Forest.Leaf((float) odds)));
        roots.addAll(grow(trees));
        return Forest.of(roots);
    }

    private List<Forest.Node> grow(int trees) {
        List<Forest.Node> roots = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            differentiate();
            int[] all = new int[scores.length];
            Arrays.setAll(all, i -> i);
            int[] rows =
                    Arrays.stream(all).filter(i -> random.nextDouble() < ROWS).toArray();
            int[] columns = random.ints(0, cases.width())
                    .distinct()
                    .limit(Math.max(1, Math.round(cases.width() * COLUMNS)))
                    .sorted()
                    .toArray();
            roots.add(grow(all, rows, columns, DEPTH));
        }
        return roots;
    }

    private void differentiate() {
        for (int i = 0; i < scores.length; i++) {
            double probability = 1 / (1 + Math.exp(-scores[i]));
            gradients[i] = cases.weight(i) * ((cases.isRight(i) ? 1 : 0) - probability);
            weights[i] = Math.max(LEAST_WEIGHT, cases.weight(i) * probability * (1 - probability));
        }
    }

    /** Learns from the sampled rows, and adds the leaf's step to the score of all. */
    private Forest.Node grow(int[] all, int[] rows, int[] columns, int depth) {
        double gradient = 0;
        double weight = 0;
        for (int row : rows) {
            gradient += gradients[row];
            weight += weights[row];
        }
        Cut cut = depth == 0 ? null : best(rows, columns, gradient, weight);
        if (cut == null) {
            double step = RATE * gradient / (weight + REGULAR);
            for (int row : all) {
                scores[row] += step;
            }
            return new Forest.Leaf((float) step);
        }
        byte[] bins = cases.column(cut.column());
        return new Forest.Split(
                cases.feature(cut.column()),
                cases.edge(cut.column(), cut.bin()),
                grow(side(all, bins, cut, true), side(rows, bins, cut, true), columns, depth - 1),
                grow(side(all, bins, cut, false), side(rows, bins, cut, false), columns, depth - 1));
    }

    private static int[] side(int[] rows, byte[] bins, Cut cut, boolean left) {
        return Arrays.stream(rows).filter(row -> bins[row] <= cut.bin() == left).toArray();
    }

    private @Nullable Cut best(int[] rows, int[] columns, double gradient, double weight) {
        Cut best = null;
        double whole = gain(gradient, weight);
        for (int column : columns) {
            int count = cases.bins(column);
            double[] sums = new double[count];
            double[] masses = new double[count];
            byte[] bins = cases.column(column);
            for (int row : rows) {
                sums[bins[row]] += gradients[row];
                masses[bins[row]] += weights[row];
            }
            double left = 0;
            double mass = 0;
            for (int bin = 0; bin < count - 1; bin++) {
                left += sums[bin];
                mass += masses[bin];
                if (mass >= SMALLEST && weight - mass >= SMALLEST) {
                    double gain = gain(left, mass) + gain(gradient - left, weight - mass) - whole;
                    if (gain > (best == null ? LEAST_WEIGHT : best.gain())) {
                        best = new Cut(column, bin, gain);
                    }
                }
            }
        }
        return best;
    }

    private static double gain(double gradient, double weight) {
        return gradient * gradient / (weight + REGULAR);
    }
}
