package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.guards.GuardConfig;
import dev.wenshu.inference.guards.GuardedGeneration;
import dev.wenshu.inference.replay.Script;
import dev.wenshu.inference.replay.ScriptedGeneration;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import dev.wenshu.inference.scheduling.catalog.ModelDefinitions;
import dev.wenshu.inference.scheduling.lifecycle.EngineOpener;
import dev.wenshu.inference.scheduling.lifecycle.OpenModel;
import dev.wenshu.inference.server.InferenceConfig;
import java.nio.file.Path;
import java.util.List;

/** One model that costs nothing and says a script, to measure everything around a model. */
final class ScriptedModels implements EngineOpener {
    private static final String NAME = "scripted";
    private static final int CONCURRENCY = 10_000;

    private final Script script;

    ScriptedModels(InferenceConfig.Scripted config) {
        this.script = Script.tokens(config.tokens(), config.first(), config.pace());
    }

    static ModelDefinitions definitions() {
        return new FixedModels(
                List.of(new ModelDefinition(NAME, new Source.Gguf(Path.of(NAME)), 0, false, null, null)));
    }

    @Override
    public OpenModel open(ModelDefinition definition) {
        TextGeneration model = new GuardedGeneration(new ScriptedGeneration(NAME, script), GuardConfig.ownEngine());
        return new OpenModel(
                model,
                request -> {
                    throw new UnknownModel(NAME, "a script has no vectors");
                },
                new ModelCard(NAME, Task.TEXT_GENERATION, "replay", script.toString(), "Apache-2.0", 0, true),
                "cpu",
                CONCURRENCY,
                () -> model.generate(
                        GenerationRequest.of(NAME, new Prompt.Raw("1")).withMaxTokens(1)),
                () -> {});
    }
}
