package dev.wenshu.inference.scheduling.catalog;

/** Keeps definitions of models, which people change while other processes, too, serve them. Thread-safe. */
public interface ModelStore extends ModelDefinitions {
    /** Adds a definition or replaces the one of that name. The first ever added becomes the default. */
    void put(ModelDefinition definition);

    /** Returns whether there was one; a route or default that needs it is a SETUP fault that names it. */
    boolean remove(String name);

    void setDefault(String nameOrAlias);

    /** Adds a route or replaces the one of that alias; no candidates removes it. */
    void putRoute(ModelRoute route);
}
