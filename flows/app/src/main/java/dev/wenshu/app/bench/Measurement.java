package dev.wenshu.app.bench;

import java.util.OptionalDouble;

/**
 * One line of the table.
 *
 * @param value in {@code unit}
 * @param limit what the same work reaches without the suite around it, on as many threads, in the same run
 * @param limitName what that is
 */
public record Measurement(String name, double value, String unit, OptionalDouble limit, String limitName) {
    public static Measurement of(String name, double value, String unit) {
        return new Measurement(name, value, unit, OptionalDouble.empty(), "");
    }

    /** A value beside what it is compared with, measured in the same run. */
    public static Measurement beside(String name, double value, String unit, double limit, String limitName) {
        return new Measurement(name, value, unit, OptionalDouble.of(limit), limitName);
    }
}
