package dev.wenshu.inference.scheduling.usage;

import dev.wenshu.inference.generation.Completion;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What layers under the account note about the call that runs on this thread: it is what a failed call leaves behind, and
 * what a completion has no place for. Without an account above, notes go nowhere.
 */
public final class CallNotes {
    private static final ScopedValue<CallNotes> CURRENT = ScopedValue.newInstance();

    private String model = "";
    private Duration waited = Duration.ZERO;
    private boolean cacheHit;

    /** Those of the call on this thread. */
    public static CallNotes current() {
        return CURRENT.isBound() ? CURRENT.get() : new CallNotes();
    }

    /** A model is about to be tried. */
    public void tried(String name) {
        model = name;
    }

    /** The call stood in a queue. */
    public void waited(Duration time) {
        waited = waited.plus(time);
    }

    /** The answer was there already. */
    public void cacheHit() {
        cacheHit = true;
    }

    Completion during(Supplier<Completion> call) {
        return ScopedValue.where(CURRENT, this).call(call::get);
    }

    String model() {
        return model;
    }

    Duration waited() {
        return waited;
    }

    boolean isCacheHit() {
        return cacheHit;
    }
}
