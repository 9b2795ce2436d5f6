package dev.wenshu.inference.testkit;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/** What stands in a tensor. */
sealed interface Filling {
    /** One value everywhere. */
    record Constant(float value) implements Filling {}

    /**
     * Evenly distributed around zero. A row depends on nothing but the seed and its number, as {@code order} gives it.
     *
     * @param deviation the standard deviation
     * @param gain a factor for each row
     */
    record Random(long seed, double deviation, IntToDoubleFunction gain, IntUnaryOperator order) implements Filling {
        Random(long seed, double deviation) {
            this(seed, deviation, row -> 1, IntUnaryOperator.identity());
        }
    }
}
