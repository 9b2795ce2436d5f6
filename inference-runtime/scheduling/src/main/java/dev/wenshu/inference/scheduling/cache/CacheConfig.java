package dev.wenshu.inference.scheduling.cache;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;

/**
 * What the response cache may take up.
 *
 * @param maxBytes of all answers together, estimated
 * @param maxAge after which an answer is computed again
 * @param promptVersion of what is put around prompts on their way to the model; changing it makes all answers unknown
 */
public record CacheConfig(boolean enabled, long maxBytes, Duration maxAge, String promptVersion) {
    public CacheConfig {
        if (maxBytes < 1 || !maxAge.isPositive()) {
            throw new Fault(FaultCategory.SETUP, "the response cache needs a size and an age above 0");
        }
    }

    /** On, with 64 MiB and a day. */
    public static CacheConfig defaults() {
        return new CacheConfig(true, 64L << 20, Duration.ofDays(1), "");
    }

    public static CacheConfig off() {
        return new CacheConfig(false, 1, Duration.ofDays(1), "");
    }
}
