package dev.wenshu.inference.scheduling.admission;

/** Exponentially weighted; the first values count as a plain mean, so that a guess at the start is soon forgotten. */
final class MovingAverage {
    private static final double SMOOTHING = 0.05;

    private double value;
    private long values;

    MovingAverage(double guess) {
        this.value = guess;
    }

    void add(long measured) {
        values++;
        value += (measured - value) * Math.max(SMOOTHING, 1.0 / values);
    }

    double value() {
        return value;
    }
}
