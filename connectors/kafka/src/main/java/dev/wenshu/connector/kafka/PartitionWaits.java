package dev.wenshu.connector.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Partitions whose next record failed through a defect of ours: each waits longer after each attempt. */
final class PartitionWaits {
    private static final int MOST_DOUBLINGS = 7;

    private record Failure(long offset, int times, Instant notBefore) {}

    private final InstantSource clock;
    private final Duration first;
    private final Map<TopicPartition, Failure> failures = new HashMap<>();

    PartitionWaits(InstantSource clock, Duration first) {
        this.clock = clock;
        this.first = first;
    }

    /** Those whose wait has not ended. */
    List<TopicPartition> waiting() {
        Instant now = clock.instant();
        return failures.entrySet().stream()
                .filter(entry -> now.isBefore(entry.getValue().notBefore()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How often the record of that offset failed, this time counted. */
    int failed(TopicPartition partition, long offset) {
        Failure before = failures.get(partition);
        int times = before != null && before.offset() == offset ? before.times() + 1 : 1;
        Duration wait = first.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        failures.put(partition, new Failure(offset, times, clock.instant().plus(wait)));
        return times;
    }

    void forget(TopicPartition partition) {
        failures.remove(partition);
    }
}
