package dev.wenshu.inference.scheduling.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Keeps definitions of models. Several processes may share a store: whoever serves models asks for {@link #revision()} from
 * time to time and loads again what changed. Thread-safe.
 */
public interface ModelStore {
    /** Grows with each change. */
    long revision();

    /** By name. */
    List<ModelDefinition> models();

    List<ModelRoute> routes();

    /** The model or alias that serves {@code auto}; empty where none was chosen. */
    Optional<String> defaultModel();

    /** Adds a definition or replaces the one of that name. The first ever added becomes the default. */
    void put(ModelDefinition definition);

    /** Returns whether there was one; a route or default that needs it is a SETUP fault that names it. */
    boolean remove(String name);

    void setDefault(String nameOrAlias);

    /** Adds a route or replaces the one of that alias; no candidates removes it. */
    void putRoute(ModelRoute route);
}
