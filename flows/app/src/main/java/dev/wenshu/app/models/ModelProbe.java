package dev.wenshu.app.models;

import dev.wenshu.inference.guards.probe.ProbeReport;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;

/** Opens a model for itself alone and asks it a few small things, to learn whether it does what the suite needs. */
@FunctionalInterface
public interface ModelProbe {
    /** What the model cannot do is in the report; a model that cannot be opened at all is a fault. */
    ProbeReport probe(ModelDefinition definition);
}
