package dev.wenshu.connector;

import java.util.Set;

/** Public descriptor of a connector; found as a CDI bean, one a connector. */
public interface Connector {
    /** Short, lower-case, stable: part of route ids, settings and document keys, as in {@code folder}. */
    String name();

    /** What this connector can do; an operation outside these is answered {@link WriteBackOutcome.Refused}. */
    Set<Capability> capabilities();

    /** Ids of the routes this connector contributes, so that a missing one is noticed at start. */
    Set<String> routeIds();
}
