package dev.wenshu.backbone.fault;

import dev.wenshu.backbone.queue.WorkQueue;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a person has to set right before work goes on: health is down while there is any. A fault is forgotten when it was
 * not met again for a while, and at a restart.
 */
@Singleton
public final class SetupFaults {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final Map<WorkQueue, Report> reports = new EnumMap<>(WorkQueue.class);
    private final InstantSource clock;

    public SetupFaults(InstantSource clock) {
        this.clock = clock;
    }

    /** By queue, what is wrong. */
    public synchronized Map<WorkQueue, String> current() {
        Instant since = clock.instant().minus(FORGOTTEN_AFTER);
        return reports.entrySet().stream()
                // A stopped route meets nothing any more; what stopped it stands until a restart.
                .filter(entry -> entry.getKey() == WorkQueue.PROCESS
                        || entry.getValue().at().isAfter(since))
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().reason()));
    }

    synchronized void report(WorkQueue queue, String reason) {
        reports.put(queue, new Report(reason, clock.instant()));
    }

    private record Report(String reason, Instant at) {}
}
