package dev.wenshu.inference.scheduling.usage;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.usage.UsageEvent;
import dev.wenshu.inference.usage.UsageEvent.Outcome;
import dev.wenshu.inference.usage.UsageListener;
import dev.wenshu.kernel.Fault;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where events go, and what they are made with. A listener that fails against its contract is logged and does not hurt the
 * call.
 *
 * @param ids makes a new unique id each time
 */
public record UsageAccount(List<UsageListener> listeners, PriceList prices, InstantSource clock, Supplier<String> ids) {
    private static final System.Logger LOG = System.getLogger(UsageAccount.class.getName());

    public UsageAccount {
        listeners = List.copyOf(listeners);
    }

    void emit(UsageEvent event) {
        for (UsageListener listener : listeners) {
            try {
                listener.onUsage(event);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "usage event " + event.id() + " was not taken by a listener", e);
            }
        }
    }

    static Outcome outcomeOf(Throwable thrown) {
        if (thrown instanceof Cancelled) {
            return Outcome.CANCELLED;
        }
        if (thrown instanceof Busy) {
            return Outcome.REFUSED;
        }
        return switch (Fault.categoryOf(thrown)) {
            case INPUT -> Outcome.INVALID;
            case CAPACITY -> Outcome.REFUSED;
            case EXTERNAL, SETUP, INTERNAL -> Outcome.FAILED;
        };
    }
}
