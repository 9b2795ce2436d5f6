package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.scheduling.cache.ResponseCache;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** What all engines of a pool share; {@code threads} run what takes long. */
public record SlotEnvironment(
        EngineOpener opener,
        PoolConfig config,
        ResponseCache cache,
        Residency residency,
        Executor threads,
        InstantSource clock,
        RandomGenerator random) {}
