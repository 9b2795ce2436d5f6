package dev.wenshu.app.models.engine;

import java.util.List;

/** What a build of llama.cpp computes on. */
public enum EngineVariant {
    /** NVIDIA GPUs, with the libraries of CUDA 13. */
    CUDA("-cuda"),
    /** NVIDIA GPUs, with the libraries of CUDA 12; for older drivers and older GPUs. */
    CUDA12("-cuda12"),
    VULKAN("-vulkan"),
    CPU("");

    private final String ending;

    EngineVariant(String ending) {
        this.ending = ending;
    }

    String ending() {
        return ending;
    }

    /** The endings of the packages that make it up; a later one replaces files of an earlier one. */
    List<String> packages() {
        return switch (this) {
            case CUDA12 -> List.of(CUDA.ending, CUDA.ending + "-ext");
            case CUDA, VULKAN, CPU -> List.of(ending);
        };
    }
}
