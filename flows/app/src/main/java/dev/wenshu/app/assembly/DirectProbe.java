package dev.wenshu.app.assembly;

import dev.wenshu.app.models.ModelProbe;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.guards.probe.ProbeReport;
import dev.wenshu.inference.guards.probe.StartupProbe;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.lifecycle.OpenModel;
import dev.wenshu.inference.server.assembly.InferenceEngine;
import dev.wenshu.inference.server.assembly.InferenceSettings;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;

/** Opens a model as the suite would, for itself alone, asks it, and closes it again. */
public final class DirectProbe implements ModelProbe {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

    @Override
    public ProbeReport probe(ModelDefinition definition) {
        OpenModel open = InferenceEngine.opener(settings()).open(definition);
        try {
            return new StartupProbe(asPerson(open.generation()), Clock.systemUTC(), TIME_LIMIT)
                    .probe(definition.name());
        } finally {
            close(open);
        }
    }

    /** Another server opens no model for a mere probe; here a person waits for it. */
    private static TextGeneration asPerson(TextGeneration engine) {
        return (request, sink) ->
                engine.generate(request.withContext(request.context().withPriority(Priority.INTERACTIVE)), sink);
    }

    private static InferenceSettings settings() {
        try {
            return CommandSettings.inference(CommandSettings.load());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(OpenModel open) {
        try {
            open.engine().close();
        } catch (Exception e) {
            throw new Fault(
                    FaultCategory.INTERNAL, "the engine of " + open.card().id() + " could not be closed", e);
        }
    }
}
