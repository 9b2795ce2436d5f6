package dev.wenshu.inference.generation;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;

/** No room now. */
public final class Busy extends Fault {
    private final Duration retryAfter;

    public Busy(String message, Duration retryAfter) {
        super(FaultCategory.CAPACITY, message);
        this.retryAfter = retryAfter;
    }

    /** When it is worth asking again: an estimate. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
