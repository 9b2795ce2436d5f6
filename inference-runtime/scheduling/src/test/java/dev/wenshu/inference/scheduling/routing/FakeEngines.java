package dev.wenshu.inference.scheduling.routing;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.Requests;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.lifecycle.EngineOpener;
import dev.wenshu.inference.scheduling.lifecycle.OpenModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens engines that behave as told, by model name; one that was not told answers with its own address or file. */
final class FakeEngines implements EngineOpener {
    final Map<String, TextGeneration> behaviours = new ConcurrentHashMap<>();
    final Map<String, RuntimeException> refusals = new ConcurrentHashMap<>();
    final List<String> opened = new CopyOnWriteArrayList<>();
    final List<String> closed = new CopyOnWriteArrayList<>();
    final List<String> probed = new CopyOnWriteArrayList<>();
    final Map<String, Instant> restarts = new ConcurrentHashMap<>();
    volatile Embedding embedding = request -> new Vectors(request.model(), List.of(new float[] {1}), 1);

    @Override
    public OpenModel open(ModelDefinition definition) {
        opened.add(definition.name());
        RuntimeException refusal = refusals.get(definition.name());
        if (refusal != null) {
            throw refusal;
        }
        String where = switch (definition.source()) {
            case ModelDefinition.Source.Gguf gguf -> gguf.file().toString();
            case ModelDefinition.Source.Remote remote -> remote.base().toString();
        };
        TextGeneration plain = (request, sink) -> Requests.completion(definition.name(), where);
        return new OpenModel(
                (request, sink) ->
                        behaviours.getOrDefault(definition.name(), plain).generate(request, sink),
                request -> embedding.embed(request),
                new ModelCard(
                        definition.name(),
                        Task.TEXT_GENERATION,
                        "fake",
                        where,
                        "",
                        definition.context(),
                        definition.vision()),
                "cpu",
                0,
                health(definition.name()),
                () -> closed.add(where));
    }

    private OpenModel.Health health(String model) {
        return new OpenModel.Health() {
            @Override
            public void probe() {
                probed.add(model);
            }

            @Override
            public Instant upSince() {
                return restarts.getOrDefault(model, Instant.MIN);
            }
        };
    }
}
