package dev.wenshu.app.bench.inference;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** Times of many requests, and how many failed. */
public final class Latencies {
    private final long[] sorted;
    private final int failed;

    Latencies(Collection<Long> nanos, int failed) {
        this.sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        this.failed = failed;
    }

    public int answered() {
        return sorted.length;
    }

    public int failed() {
        return failed;
    }

    /** The time that this share of the requests stayed within, 0 to 1; throws where none was answered. */
    public Duration quantile(double share) {
        if (sorted.length == 0) {
            throw new IllegalStateException("no request was answered");
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return Duration.ofNanos(sorted[Math.clamp(index, 0, sorted.length - 1)]);
    }

    @Override
    public String toString() {
        return "Latencies[answered=" + sorted.length + ", failed=" + failed + ", max="
                + Arrays.stream(sorted).max().orElse(0) + "]";
    }
}
