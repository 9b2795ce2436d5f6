package dev.wenshu.invoice.training.fit;

/**
 * How often values of about one confidence are right.
 *
 * @param from least confidence, inclusive
 * @param stated mean confidence
 * @param right share of right values
 */
public record Reliability(double from, double to, int count, double stated, double right) {}
