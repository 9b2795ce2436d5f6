package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.admission.AdmissionConfig;
import dev.wenshu.inference.scheduling.admission.AdmissionQueue;
import dev.wenshu.inference.scheduling.admission.AdmittedEmbedding;
import dev.wenshu.inference.scheduling.admission.AdmittedGeneration;
import java.lang.System.Logger.Level;

/** An open model behind its queue and its cache. A cached answer takes no place in the queue. */
record RunningEngine(
        String name, OpenModel model, AdmissionQueue queue, TextGeneration generation, Embedding embedding) {
    private static final System.Logger LOG = System.getLogger(RunningEngine.class.getName());

    static RunningEngine of(String name, OpenModel model, SlotEnvironment environment) {
        AdmissionConfig settings = environment.config().admission();
        AdmissionQueue queue = new AdmissionQueue(
                name,
                model.concurrency() > 0 ? settings.withConcurrency(model.concurrency()) : settings,
                environment.clock(),
                System::nanoTime);
        TextGeneration admitted = new AdmittedGeneration(model.generation(), queue);
        return new RunningEngine(
                name,
                model,
                queue,
                environment.cache().before(admitted, model.card()),
                new AdmittedEmbedding(model.embedding(), queue));
    }

    void close() {
        queue.close();
        try {
            model.engine().close();
        } catch (Exception e) {
            // Closing is the last thing that happens to it, so that there is nobody to tell but the log.
            LOG.log(Level.WARNING, "model " + name + " was not closed cleanly", e);
        }
    }
}
