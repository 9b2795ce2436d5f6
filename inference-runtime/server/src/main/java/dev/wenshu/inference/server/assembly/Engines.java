package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import dev.wenshu.inference.scheduling.lifecycle.EngineOpener;
import dev.wenshu.inference.scheduling.lifecycle.OpenModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens the engine that a model's definition asks for, and knows which are open. Thread-safe. */
final class Engines implements EngineOpener {
    private static final Duration DRAINED_RETRY = Duration.ofSeconds(30);

    private final LocalModels local;
    private final RemoteModels remote;
    private final Map<String, OpenEngine> open = new ConcurrentHashMap<>();
    private final Set<String> drained = ConcurrentHashMap.newKeySet();

    Engines(LocalModels local, RemoteModels remote) {
        this.local = local;
        this.remote = remote;
    }

    @Override
    public OpenModel open(ModelDefinition definition) {
        OpenEngine engine = switch (definition.source()) {
            case Source.Gguf(Path file) -> local.open(definition, file);
            case Source.Remote source -> remote.open(definition, source);
        };
        String name = definition.name();
        open.put(name, engine);
        return new OpenModel(
                drainable(name, engine.generation()),
                engine.card(),
                engine.concurrency(),
                () -> probe(name, engine),
                () -> {
                    open.remove(name, engine);
                    engine.resource().close();
                });
    }

    /** Of a model that is open. */
    Optional<OpenEngine> engine(String model) {
        return Optional.ofNullable(open.get(model));
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
            if (isDrained(name) && request.context().priority() != Priority.PROBE) {
                throw new Busy("model " + name + " is drained: it takes no new requests", DRAINED_RETRY);
            }
            return engine.generate(request, sink);
        };
    }

    private static void probe(String name, OpenEngine engine) {
        if (engine.card().task() == Task.EMBEDDING) {
            engine.embedding().embed(new EmbeddingRequest(name, List.of("1")));
            return;
        }
        engine.generation()
                .generate(GenerationRequest.of(name, new Prompt.Chat(List.of(Message.user("1"))))
                        .withThinking(Thinking.off())
                        .withMaxTokens(1)
                        .withContext(
                                CallContext.unattributed().withFlow("health").withPriority(Priority.PROBE)));
    }
}
