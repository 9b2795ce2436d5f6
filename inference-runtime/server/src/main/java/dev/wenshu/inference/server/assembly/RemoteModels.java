package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.guards.GuardConfig;
import dev.wenshu.inference.guards.GuardedGeneration;
import dev.wenshu.inference.openai.OpenAiEmbedding;
import dev.wenshu.inference.openai.OpenAiGeneration;
import dev.wenshu.inference.openai.OpenAiModel;
import dev.wenshu.inference.openai.OpenAiServer;
import dev.wenshu.inference.openai.dialect.Dialects;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source.Remote;
import dev.wenshu.inference.scheduling.lifecycle.OpenModel;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Opens models of OpenAI-compatible servers; nothing is asked of the server until the first call. */
final class RemoteModels {
    private final RemoteLimits limits;
    private final Function<String, Optional<String>> environment;

    /** Keys are taken from the environment by name. */
    RemoteModels(RemoteLimits limits, Function<String, Optional<String>> environment) {
        this.limits = limits;
        this.environment = environment;
    }

    OpenModel open(ModelDefinition definition, Remote source) {
        OpenAiServer server = new OpenAiServer(limits.of(source.base(), key(definition, source)));
        OpenAiModel model = limits.of(source.model(), source.dialect()).withVision(definition.vision());
        TextGeneration engine = named(definition.name(), new OpenAiGeneration(server, model));
        OpenAiEmbedding embedding = new OpenAiEmbedding(server);
        Embedding renamed = request -> embedding.embed(new EmbeddingRequest(source.model(), request.texts()));
        ModelCard card = new ModelCard(
                definition.name(),
                Task.TEXT_GENERATION,
                "openai",
                source.model(),
                "unknown",
                definition.context(),
                definition.vision());
        return new OpenModel(
                new GuardedGeneration(engine, guards(source)),
                renamed,
                card,
                "",
                0,
                new TinyInference(engine, renamed, card, () -> Instant.MIN),
                server);
    }

    /** A Wenshu server keeps the thinking budget itself, and its answers of a schema can only be valid. */
    private static GuardConfig guards(Remote source) {
        return source.dialect().equals(Dialects.WENSHU.name())
                ? GuardConfig.ownEngine().withTruncation(true)
                : GuardConfig.all();
    }

    /** Answers carry the catalogue's name of a model, whatever its server calls it. */
    private static TextGeneration named(String name, TextGeneration engine) {
        return (request, sink) -> engine.generate(request, sink).withModel(name);
    }

    private Optional<String> key(ModelDefinition definition, Remote source) {
        String variable = source.keyEnvironment();
        if (variable == null) {
            return Optional.empty();
        }
        return Optional.of(environment
                .apply(variable)
                .orElseThrow(() -> new Fault(
                        FaultCategory.SETUP,
                        "the key of model " + definition.name() + " is to be in the environment variable " + variable
                                + ", which is not set")));
    }
}
