package dev.wenshu.inference.scheduling.routing;

import dev.failsafe.CircuitBreaker;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.scheduling.lifecycle.Retired;
import dev.wenshu.kernel.Fault;

/** What the end of a call says about the health of its model. */
enum CircuitVerdict {
    WELL,
    ILL,
    /** Says nothing: called off, turned away, or the model was replaced. */
    NONE;

    static CircuitVerdict of(RuntimeException thrown) {
        if (thrown instanceof Cancelled || thrown instanceof Retired) {
            return NONE;
        }
        return switch (Fault.categoryOf(thrown)) {
            case INPUT -> WELL;
            case CAPACITY -> NONE;
            case EXTERNAL, SETUP, INTERNAL -> ILL;
        };
    }

    void tell(CircuitBreaker<Object> breaker) {
        switch (this) {
            case WELL -> breaker.recordSuccess();
            case ILL -> breaker.recordFailure();
            case NONE -> {
                // The trial call of a half-open breaker holds the only permit, which only a result gives back.
                if (breaker.isHalfOpen()) {
                    breaker.recordFailure();
                }
            }
        }
    }
}
