package dev.wenshu.inference.generation;

import java.util.ArrayList;
import java.util.List;

/** Calls off a generation, from any thread, once. */
public final class Cancellation {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean cancelled;

    /** Idempotent. Listeners run on the calling thread and must be quick. */
    public void cancel() {
        List<Runnable> toRun;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(listeners);
            listeners.clear();
        }
        toRun.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Runs the listener at cancellation, at once where that has been; closing the registration takes it back. */
    public Registration onCancel(Runnable listener) {
        synchronized (this) {
            if (!cancelled) {
                listeners.add(listener);
                return () -> remove(listener);
            }
        }
        listener.run();
        return () -> {};
    }

    /** Throws {@link Cancelled} where it has been. */
    public void check() {
        if (isCancelled()) {
            throw new Cancelled();
        }
    }

    private synchronized void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /** Takes a listener back. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
