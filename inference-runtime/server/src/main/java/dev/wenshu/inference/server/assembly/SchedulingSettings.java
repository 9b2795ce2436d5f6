package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.scheduling.admission.AdmissionConfig;
import dev.wenshu.inference.scheduling.cache.CacheConfig;
import dev.wenshu.inference.scheduling.lifecycle.PoolConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How calls to generative models wait, run and are remembered. */
@ConfigMapping(prefix = "wenshu.inference.scheduling")
public interface SchedulingSettings {
    /** Calls that a model of another server serves at once; a model of this machine has its engine's number. */
    @WithDefault("8")
    int concurrency();

    /** Calls that may wait for a model; the next is refused with 429. */
    @WithDefault("2000")
    int queue();

    /** How long a call waits for its turn. */
    @WithDefault("10M")
    Duration maxWait();

    /** Share of a department by name, where not 1. */
    Map<String, Double> weights();

    /** Models of this machine that may be in memory at once; the one unused longest makes room. 0 for no limit. */
    @WithDefault("0")
    int maxResident();

    /** How long calls of a model that is replaced may run on. */
    @WithDefault("1M")
    Duration drainTimeout();

    /** How often the catalogue is asked for changes. */
    @WithDefault("1S")
    Duration poll();

    Cache cache();

    /** Answers that are given again to equal requests that leave nothing to chance. */
    interface Cache {
        @WithDefault("true")
        boolean enabled();

        @WithDefault("32M")
        MemorySize size();

        @WithDefault("24H")
        Duration maxAge();

        /** Changing it makes all answers unknown. */
        @WithDefault("1")
        String promptVersion();
    }

    default PoolConfig poolConfig() {
        PoolConfig defaults = PoolConfig.defaults();
        AdmissionConfig queues = AdmissionConfig.defaults();
        return new PoolConfig(
                poll(),
                defaults.eager(),
                maxResident(),
                defaults.openTimeout(),
                drainTimeout(),
                defaults.firstRetry(),
                defaults.lastRetry(),
                defaults.circuitFailures(),
                defaults.circuitDelay(),
                new AdmissionConfig(
                        concurrency(),
                        queue(),
                        maxWait(),
                        queues.batchPatience(),
                        queues.expectedService(),
                        weights()));
    }

    default CacheConfig cacheConfig() {
        return new CacheConfig(
                cache().enabled(), cache().size().asLongValue(), cache().maxAge(), cache().promptVersion());
    }
}
