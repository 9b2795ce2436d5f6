package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import dev.wenshu.inference.scheduling.lifecycle.EngineOpener;
import dev.wenshu.inference.scheduling.lifecycle.OpenModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens the engine that a model's definition asks for, and keeps those that are drained from new calls. Thread-safe. */
final class Engines implements EngineOpener {
    private static final Duration DRAINED_RETRY = Duration.ofSeconds(30);

    private final LocalModels local;
    private final RemoteModels remote;
    private final Set<String> drained = ConcurrentHashMap.newKeySet();

    Engines(LocalModels local, RemoteModels remote) {
        this.local = local;
        this.remote = remote;
    }

    @Override
    public OpenModel open(ModelDefinition definition) {
        OpenModel model = switch (definition.source()) {
            case Source.Gguf(Path file) -> local.open(definition, file);
            case Source.Remote source -> remote.open(definition, source);
        };
        String name = definition.name();
        return model.withPorts(drainable(name, model.generation()), drainable(name, model.embedding()));
    }

    void drain(String model) {
        drained.add(model);
    }

    void resume(String model) {
        drained.remove(model);
    }

    boolean isDrained(String model) {
        return drained.contains(model);
    }

    private TextGeneration drainable(String name, TextGeneration engine) {
        return (request, sink) -> {
            if (request.context().priority() != Priority.PROBE) {
                requireTaking(name);
            }
            return engine.generate(request, sink);
        };
    }

    private Embedding drainable(String name, Embedding engine) {
        return request -> {
            requireTaking(name);
            return engine.embed(request);
        };
    }

    private void requireTaking(String name) {
        if (isDrained(name)) {
            throw new Busy("model " + name + " is drained: it takes no new requests", DRAINED_RETRY);
        }
    }
}
