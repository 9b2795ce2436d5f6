package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.guards.GuardConfig;
import dev.wenshu.inference.guards.GuardedGeneration;
import dev.wenshu.inference.llamacpp.LlamaCppConfig;
import dev.wenshu.inference.llamacpp.LlamaCppEngine;
import dev.wenshu.inference.llamacpp.LlamaLibraryFolder;
import dev.wenshu.inference.process.ProcessEngine;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.lifecycle.OpenModel;
import dev.wenshu.inference.scheduling.supervision.ChildState;
import dev.wenshu.inference.scheduling.supervision.SupervisionConfig;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Opens GGUF models with llama.cpp, in a process each or in this one. */
final class LocalModels {
    private final LlamaCppSettings settings;

    LocalModels(LlamaCppSettings settings) {
        this.settings = settings;
    }

    OpenModel open(ModelDefinition definition, Path file) {
        if (!Files.isReadable(file)) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "the file of model " + definition.name() + " is not there or cannot be read: " + file);
        }
        LlamaCppConfig config = config(definition, file);
        return switch (settings.isolation()) {
            case PROCESS -> inProcess(config);
            case THREAD -> here(config);
        };
    }

    private OpenModel inProcess(LlamaCppConfig config) {
        ProcessEngine engine = ProcessEngine.open(
                config.name(),
                socket -> LlamaCppChild.command(socket, config, Path.of(System.getProperty("java.io.tmpdir"))),
                supervision(settings.startTimeout()));
        return opened(engine, engine, engine.card(), engine.device(), () -> readySince(engine.state()), engine);
    }

    private OpenModel here(LlamaCppConfig config) {
        LlamaCppEngine engine = LlamaCppEngine.open(config);
        return opened(engine, engine, engine.card(), engine.device(), () -> Instant.MIN, engine);
    }

    private OpenModel opened(
            TextGeneration generation,
            Embedding embedding,
            ModelCard card,
            String device,
            Supplier<Instant> upSince,
            AutoCloseable engine) {
        return new OpenModel(
                new GuardedGeneration(generation, GuardConfig.ownEngine()),
                embedding,
                card,
                device,
                settings.parallel(),
                new TinyInference(generation, embedding, card, upSince),
                engine);
    }

    private static Instant readySince(ChildState child) {
        return child.status() == ChildState.Status.READY ? child.since() : Instant.MIN;
    }

    private LlamaCppConfig config(ModelDefinition definition, Path file) {
        Path library = LlamaLibraryFolder.of(settings.libraryPath().orElse("")).find();
        return new LlamaCppConfig(
                library,
                file.toAbsolutePath(),
                definition.name(),
                definition.context(),
                settings.poolTokens(),
                settings.parallel(),
                settings.keptSequences(),
                settings.batchTokens(),
                settings.promptChunk(),
                settings.threads(),
                settings.gpuLayers(),
                settings.device().orElse(""),
                settings.speculation());
    }

    private static SupervisionConfig supervision(Duration startTimeout) {
        SupervisionConfig defaults = SupervisionConfig.defaults();
        return new SupervisionConfig(
                startTimeout,
                defaults.readinessInterval(),
                defaults.healthInterval(),
                defaults.healthTimeout(),
                defaults.healthFailures(),
                defaults.firstRestart(),
                defaults.lastRestart(),
                defaults.stableAfter(),
                defaults.quickEnds(),
                defaults.failedRestart(),
                defaults.stopTimeout());
    }
}
