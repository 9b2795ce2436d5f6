package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.scheduling.admission.AdmissionConfig;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How models are opened, watched and closed.
 *
 * @param poll how often the store is asked whether it changed, and failed models are tried again when it is time
 * @param eager opens every model at once rather than at its first call
 * @param maxResident models of this machine that may be open at once; the one unused longest makes room; 0 for no limit
 * @param openTimeout how long a call waits for its model to open; opening itself goes on
 * @param drainTimeout how long calls of a replaced model may run on
 * @param firstRetry after which a model that failed to open is tried again; doubles each time up to {@code lastRetry}
 * @param circuitFailures in a row after which calls go elsewhere for {@code circuitDelay}
 */
public record PoolConfig(
        Duration poll,
        boolean eager,
        int maxResident,
        Duration openTimeout,
        Duration drainTimeout,
        Duration firstRetry,
        Duration lastRetry,
        int circuitFailures,
        Duration circuitDelay,
        AdmissionConfig admission) {

    /** All that is wrong is listed in one SETUP fault. */
    public PoolConfig {
        List<String> wrong = new ArrayList<>();
        for (Duration duration : List.of(poll, openTimeout, drainTimeout, firstRetry, lastRetry, circuitDelay)) {
            if (!duration.isPositive()) {
                wrong.add("a duration is " + duration + ", above 0 is needed");
            }
        }
        if (maxResident < 0) {
            wrong.add("resident models cannot be " + maxResident);
        }
        if (circuitFailures < 1) {
            wrong.add("failures before calls go elsewhere cannot be " + circuitFailures);
        }
        if (!wrong.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, "model pool settings: " + String.join("; ", wrong));
        }
    }

    /**
     * Asks every second, opens at first use, any number open, waits 5 minutes for a model, drains for 1 minute, tries again
     * after 1 second to 1 minute, suspends a model for 10 seconds after 5 failures in a row.
     */
    public static PoolConfig defaults() {
        return new PoolConfig(
                Duration.ofSeconds(1),
                false,
                0,
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                5,
                Duration.ofSeconds(10),
                AdmissionConfig.defaults());
    }

    public PoolConfig withEager(boolean openAtOnce) {
        return with(openAtOnce, maxResident, drainTimeout, circuitFailures, circuitDelay, admission);
    }

    public PoolConfig withMaxResident(int models) {
        return with(eager, models, drainTimeout, circuitFailures, circuitDelay, admission);
    }

    public PoolConfig withAdmission(AdmissionConfig queues) {
        return with(eager, maxResident, drainTimeout, circuitFailures, circuitDelay, queues);
    }

    public PoolConfig withDrainTimeout(Duration time) {
        return with(eager, maxResident, time, circuitFailures, circuitDelay, admission);
    }

    public PoolConfig withCircuit(int failures, Duration delay) {
        return with(eager, maxResident, drainTimeout, failures, delay, admission);
    }

    private PoolConfig with(
            boolean otherEager,
            int otherMaxResident,
            Duration otherDrainTimeout,
            int otherCircuitFailures,
            Duration otherCircuitDelay,
            AdmissionConfig otherAdmission) {
        return new PoolConfig(
                poll,
                otherEager,
                otherMaxResident,
                openTimeout,
                otherDrainTimeout,
                firstRetry,
                lastRetry,
                otherCircuitFailures,
                otherCircuitDelay,
                otherAdmission);
    }
}
