package dev.wenshu.inference.scheduling.supervision;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.util.List;

/**
 * How a child is watched.
 *
 * @param startTimeout until which it has to be ready
 * @param readinessInterval between looks at a child that starts
 * @param healthInterval between health checks
 * @param healthTimeout of one check; also of one look at readiness
 * @param healthFailures in a row after which it counts as hanging and is killed
 * @param firstRestart after its end; doubles with each quick end up to {@code lastRestart}, plus up to a quarter by chance
 * @param stableAfter the time ready after which an end is not a quick one
 * @param quickEnds in a row after which the child counts as failed
 * @param failedRestart after which a failed child is tried again
 * @param stopTimeout how long it may take to end by itself
 */
public record SupervisionConfig(
        Duration startTimeout,
        Duration readinessInterval,
        Duration healthInterval,
        Duration healthTimeout,
        int healthFailures,
        Duration firstRestart,
        Duration lastRestart,
        Duration stableAfter,
        int quickEnds,
        Duration failedRestart,
        Duration stopTimeout) {

    public SupervisionConfig {
        List<Duration> durations = List.of(
                startTimeout,
                readinessInterval,
                healthInterval,
                healthTimeout,
                firstRestart,
                lastRestart,
                stableAfter,
                failedRestart,
                stopTimeout);
        if (durations.stream().anyMatch(duration -> !duration.isPositive()) || healthFailures < 1 || quickEnds < 1) {
            throw new Fault(FaultCategory.SETUP, "supervision settings: every time and count has to be above 0");
        }
    }

    /**
     * Ready within 5 minutes; a check every 10 s that may take 30 s, killed after 3 failed ones; restarts after 1 s to 1
     * minute; failed after 5 ends within a minute of being ready, then tried every 5 minutes; 10 s to stop.
     */
    public static SupervisionConfig defaults() {
        return new SupervisionConfig(
                Duration.ofMinutes(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                3,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                5,
                Duration.ofMinutes(5),
                Duration.ofSeconds(10));
    }
}
