package dev.wenshu.inference.scheduling.admission;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many calls a model serves at once and how many may wait.
 *
 * @param concurrency calls that run at once; from 1
 * @param queueLimit calls that may wait, probes apart; 0 turns away whatever cannot start at once
 * @param maxWait after which a waiting call is turned away, whatever its deadline
 * @param batchPatience after which a waiting batch call is let in among the interactive ones: one in every {@value
 *     #STARTS_PER_AGED} starts
 * @param expectedService of a call, for estimates before any was measured
 * @param weights share of a department that is not to have the same as every other; above 0, 1 is the share of the others
 */
public record AdmissionConfig(
        int concurrency,
        int queueLimit,
        Duration maxWait,
        Duration batchPatience,
        Duration expectedService,
        Map<String, Double> weights) {
    static final int STARTS_PER_AGED = 4;

    /** All that is wrong is listed in one SETUP fault. */
    public AdmissionConfig {
        weights = Map.copyOf(weights);
        List<String> wrong = new ArrayList<>();
        if (concurrency < 1) {
            wrong.add("concurrency is " + concurrency + ", at least 1 is needed");
        }
        if (queueLimit < 0) {
            wrong.add("queue limit is " + queueLimit + ", at least 0 is needed");
        }
        if (!maxWait.isPositive() || !batchPatience.isPositive() || !expectedService.isPositive()) {
            wrong.add("maximum wait, batch patience and expected service time have to be above 0");
        }
        weights.forEach((department, weight) -> {
            if (!(weight > 0) || weight.isInfinite()) {
                wrong.add("weight of department " + department + " is " + weight + ", above 0 is needed");
            }
        });
        if (!wrong.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, "admission settings: " + String.join("; ", wrong));
        }
    }

    /** 4 at once, 2,000 waiting, 10 minutes of waiting, batch calls patient for 30 seconds, equal shares. */
    public static AdmissionConfig defaults() {
        return new AdmissionConfig(
                4, 2_000, Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofSeconds(5), Map.of());
    }

    public AdmissionConfig withConcurrency(int calls) {
        return new AdmissionConfig(calls, queueLimit, maxWait, batchPatience, expectedService, weights);
    }

    public AdmissionConfig withQueueLimit(int calls) {
        return new AdmissionConfig(concurrency, calls, maxWait, batchPatience, expectedService, weights);
    }

    public AdmissionConfig withBatchPatience(Duration patience) {
        return new AdmissionConfig(concurrency, queueLimit, maxWait, patience, expectedService, weights);
    }
}
