package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.generation.Busy;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How many models of this machine are in memory at once. To make room, the idle one that was unused longest is unloaded. */
public final class Residency {
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final int limit;
    private final Semaphore places;
    private final Supplier<Collection<EngineLife>> engines;

    /** {@code limit} 0 for none. */
    public Residency(int limit, Supplier<Collection<EngineLife>> engines) {
        this.limit = limit;
        this.places = new Semaphore(limit, true);
        this.engines = engines;
    }

    /** @throws Busy where no model becomes idle in time */
    void enter(EngineLife engine, Duration patience) throws InterruptedException {
        if (limit == 0 || !engine.isLocal()) {
            return;
        }
        long end = System.nanoTime() + patience.toNanos();
        while (!places.tryAcquire()) {
            if (unloadOne()) {
                continue;
            }
            if (places.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
            if (System.nanoTime() - end > 0) {
                throw new Busy(
                        "no room for model " + engine.name() + ": " + limit + " models are in memory and in use",
                        Duration.ofSeconds(10));
            }
        }
    }

    void leave(EngineLife engine) {
        if (limit > 0 && engine.isLocal()) {
            places.release();
        }
    }

    private boolean unloadOne() {
        return engines.get().stream()
                .filter(EngineLife::isLocal)
                .sorted(Comparator.comparingLong(EngineLife::lastUsed))
                .anyMatch(EngineLife::unloadIfIdle);
    }
}
