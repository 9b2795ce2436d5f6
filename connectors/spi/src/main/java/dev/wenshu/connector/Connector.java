package dev.wenshu.connector;

import java.util.List;
import java.util.Set;

/** Public descriptor of a connector; found as a CDI bean, one a connector. */
public interface Connector {
    /** Short, lower-case, stable: part of route ids, settings and document keys, as in {@code folder}. */
    String name();

    /** What this connector can do; an operation outside these is answered {@link WriteBackOutcome.Refused}. */
    Set<Capability> capabilities();

    /** Ids of the routes this connector contributes, so that a missing one is noticed at start. */
    Set<String> routeIds();

    /**
     * Names of all sources and targets of the settings, for people. Raises one SETUP fault that lists all that is wrong with the
     * settings. Nothing is connected to.
     */
    List<String> sources();

    /**
     * Looks at every source and target of the settings without changing anything, for {@code wenshu doctor}: one check each, none
     * where nothing is set. Raises a SETUP fault where the settings themselves are wrong. Every call has a timeout.
     */
    List<SourceCheck> check();
}
