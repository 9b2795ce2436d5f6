package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.server.InferenceConfig;

/** All settings that the runtime is put together from. */
public record InferenceSettings(InferenceConfig inference, LlamaCppSettings llamaCpp, SchedulingSettings scheduling) {}
