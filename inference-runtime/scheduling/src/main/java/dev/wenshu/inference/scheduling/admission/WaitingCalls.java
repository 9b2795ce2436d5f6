package dev.wenshu.inference.scheduling.admission;

import dev.wenshu.inference.generation.CallContext.Priority;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The calls that wait, and which is next. Not thread-safe. */
final class WaitingCalls {
    /** How many probes may wait: enough for every health check, too few to keep others out. */
    private static final int PROBE_LIMIT = 16;

    private final AdmissionConfig config;
    private final Map<Priority, FairQueue> queues = new EnumMap<>(Priority.class);
    private int startsSinceBatch;

    WaitingCalls(AdmissionConfig config) {
        this.config = config;
        for (Priority priority : Priority.values()) {
            queues.put(priority, new FairQueue(config.weights()));
        }
    }

    boolean isFull(Priority priority) {
        return switch (priority) {
            case PROBE -> queue(Priority.PROBE).size() >= PROBE_LIMIT;
            case INTERACTIVE, BATCH ->
                queue(Priority.INTERACTIVE).size() + queue(Priority.BATCH).size() >= config.queueLimit();
        };
    }

    void add(Ticket ticket) {
        queue(ticket.priority).add(ticket);
    }

    /** Returns whether it was still waiting. */
    boolean remove(Ticket ticket) {
        return queue(ticket.priority).remove(ticket);
    }

    /** Takes out the next call; {@code now} and {@code expectedService} are nanoseconds. */
    @Nullable
    Ticket next(long now, double expectedService) {
        Ticket probe = queue(Priority.PROBE).poll(expectedService);
        if (probe != null) {
            return probe;
        }
        FairQueue batch = queue(Priority.BATCH);
        if (startsSinceBatch >= AdmissionConfig.STARTS_PER_AGED - 1
                && batch.size() > 0
                && now - batch.oldest() >= config.batchPatience().toNanos()) {
            startsSinceBatch = 0;
            return batch.pollOldest(expectedService);
        }
        Ticket interactive = queue(Priority.INTERACTIVE).poll(expectedService);
        if (interactive != null) {
            startsSinceBatch++;
            return interactive;
        }
        startsSinceBatch = 0;
        return batch.poll(expectedService);
    }

    /** A call that was taken out has ended after so much service. */
    void ended(Ticket ticket, long service) {
        queue(ticket.priority).ended(ticket, (double) service);
    }

    List<Ticket> drain() {
        return queues.values().stream().flatMap(queue -> queue.drain().stream()).toList();
    }

    Map<Priority, Integer> sizes() {
        Map<Priority, Integer> sizes = new EnumMap<>(Priority.class);
        queues.forEach((priority, queue) -> sizes.put(priority, queue.size()));
        return sizes;
    }

    /** Those that are at least as urgent. */
    long ahead(Priority priority) {
        return Arrays.stream(Priority.values())
                .filter(other -> other.compareTo(priority) <= 0)
                .mapToLong(other -> queue(other).size())
                .sum();
    }

    /** How long the oldest has waited. */
    long longestWait(long now) {
        return queues.values().stream()
                .filter(queue -> queue.size() > 0)
                .mapToLong(queue -> now - queue.oldest())
                .max()
                .orElse(0);
    }

    private FairQueue queue(Priority priority) {
        return Objects.requireNonNull(queues.get(priority));
    }
}
