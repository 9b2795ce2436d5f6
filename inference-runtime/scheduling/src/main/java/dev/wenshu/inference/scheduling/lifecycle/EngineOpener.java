package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.scheduling.catalog.ModelDefinition;

/** Makes a model ready to answer. */
@FunctionalInterface
public interface EngineOpener {
    /**
     * May take minutes; runs on a platform thread of its own, one call for a model at a time. Whatever it throws is shown as
     * the reason of the model's failure and tried again later.
     */
    OpenModel open(ModelDefinition definition);
}
