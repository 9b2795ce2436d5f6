package dev.wenshu.invoice.training.fit;

import dev.wenshu.invoice.scoring.Calibration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Isotonic regression by pooling neighbours, with a few imagined wrong and right values in each pool against false certainty. */
final class Isotonic {
    /** A raw confidence and whether the value was right. */
    record Outcome(double raw, boolean right) {}

    private static final int SMALLEST = 40;
    private static final double IMAGINED = 1;

    private Isotonic() {}

    static Calibration.Curve fit(List<Outcome> outcomes) {
        List<Outcome> sorted = outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::raw))
                .toList();
        List<double[]> pools = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += SMALLEST) {
            int to = sorted.size() - from < 2 * SMALLEST ? sorted.size() : from + SMALLEST;
            double[] pool = new double[3];
            for (Outcome outcome : sorted.subList(from, to)) {
                pool[0] += outcome.raw();
                pool[1] += outcome.right() ? 1 : 0;
                pool[2]++;
            }
            pools.add(pool);
            while (pools.size() > 1 && share(pools.get(pools.size() - 2)) >= share(pools.getLast())) {
                double[] last = pools.removeLast();
                double[] before = pools.getLast();
                for (int i = 0; i < 3; i++) {
                    before[i] += last[i];
                }
            }
            if (to == sorted.size()) {
                break;
            }
        }
        TreeMap<Double, Double> points = new TreeMap<>();
        for (double[] pool : pools) {
            points.put(pool[0] / pool[2], (pool[1] + IMAGINED) / (pool[2] + 2 * IMAGINED));
        }
        double most = 0;
        for (Double raw : List.copyOf(points.keySet())) {
            most = Math.max(most, points.getOrDefault(raw, 0.0));
            points.put(raw, most);
        }
        return new Calibration.Curve(points);
    }

    private static double share(double[] pool) {
        return pool[1] / pool[2];
    }
}
