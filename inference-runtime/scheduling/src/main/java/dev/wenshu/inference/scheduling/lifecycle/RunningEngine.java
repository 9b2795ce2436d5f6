package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.admission.AdmissionConfig;
import dev.wenshu.inference.scheduling.admission.AdmissionQueue;
import dev.wenshu.inference.scheduling.admission.AdmittedGeneration;
import dev.wenshu.inference.scheduling.cache.ResponseCache;

/** An open model behind its queue and its cache. A cached answer takes no place in the queue. */
record RunningEngine(OpenModel model, AdmissionQueue queue, TextGeneration generation) {
    static RunningEngine of(String name, OpenModel model, SlotEnvironment environment) {
        AdmissionConfig settings = environment.config().admission();
        AdmissionQueue queue = new AdmissionQueue(
                name,
                model.concurrency() > 0 ? settings.withConcurrency(model.concurrency()) : settings,
                environment.clock(),
                System::nanoTime);
        ResponseCache cache = environment.cache();
        return new RunningEngine(
                model, queue, cache.before(new AdmittedGeneration(model.generation(), queue), model.card()));
    }
}
