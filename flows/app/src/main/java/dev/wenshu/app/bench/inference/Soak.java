package dev.wenshu.app.bench.inference;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Load for a long time, with a reading of the server's process after each round.
 *
 * @param readings one after each round
 * @param failed requests of all rounds
 */
public record Soak(List<ProcessReading> readings, int failed) {
    public Soak {
        readings = List.copyOf(readings);
    }

    /** Runs rounds of load on the server with this process id. */
    public static Soak run(
            OpenLoad load, long pid, String body, Duration scripted, int perSecond, Duration round, int rounds)
            throws IOException {
        List<ProcessReading> readings = new ArrayList<>(rounds);
        int failed = 0;
        for (int i = 0; i < rounds; i++) {
            failed += load.added(body, scripted, perSecond, round).failed();
            readings.add(ProcessReading.of(pid));
        }
        return new Soak(readings, failed);
    }

    /**
     * By how much the last third of the rounds held more memory than the middle third, as a share of it; the first third is
     * warming up.
     */
    public double memoryGrowth() {
        return mean(2, true) / mean(1, true) - 1;
    }

    /** By how many file handles the last third held more than the middle third. */
    public double handleGrowth() {
        return mean(2, false) - mean(1, false);
    }

    private double mean(int third, boolean memory) {
        int size = readings.size() / 3;
        if (size == 0) {
            throw new IllegalStateException("a soak needs at least three rounds");
        }
        return readings.subList(third * size, (third + 1) * size).stream()
                .mapToDouble(reading -> memory ? reading.residentBytes() : reading.openFiles())
                .average()
                .orElseThrow();
    }
}
