package dev.wenshu.inference.scheduling.catalog;

import java.util.List;
import java.util.Optional;

/** Definitions of models, for whoever serves them: asks for {@link #revision()} now and then, and reads again what changed. Thread-safe. */
public interface ModelDefinitions {
    /** Grows with each change. */
    long revision();

    /** By name. */
    List<ModelDefinition> models();

    List<ModelRoute> routes();

    /** The model or alias that serves {@code auto}; empty where none was chosen. */
    Optional<String> defaultModel();
}
