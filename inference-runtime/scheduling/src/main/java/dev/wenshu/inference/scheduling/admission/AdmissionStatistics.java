package dev.wenshu.inference.scheduling.admission;

import dev.wenshu.inference.generation.CallContext.Priority;
import java.time.Duration;
import java.util.Map;

/**
 * A queue at one moment, and what it did since it was made.
 *
 * @param waiting by priority, each of them present
 * @param refused found the queue full
 * @param expired waited too long
 * @param cancelled were called off while they waited
 * @param longestWait of those that wait now
 * @param meanWait and {@code meanService} are moving averages of the last calls
 */
public record AdmissionStatistics(
        int concurrency,
        int running,
        Map<Priority, Integer> waiting,
        long started,
        long refused,
        long expired,
        long cancelled,
        Duration longestWait,
        Duration meanWait,
        Duration meanService) {
    public AdmissionStatistics {
        waiting = Map.copyOf(waiting);
    }

    public int depth() {
        return waiting.values().stream().mapToInt(Integer::intValue).sum();
    }
}
