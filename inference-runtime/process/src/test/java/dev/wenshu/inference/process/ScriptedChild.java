package dev.wenshu.inference.process;

import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.ContextOverflow;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.scheduling.supervision.ParentWatch;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A child whose engine does what the prompt says. */
public final class ScriptedChild {
    private ScriptedChild() {}

    public static void main(String[] arguments) throws IOException {
        ParentWatch.onParentGone(System.in, () -> Runtime.getRuntime().halt(0));
        EngineServer.serve(Path.of(arguments[0]), () -> {
            if (arguments.length > 1) {
                throw new Fault(FaultCategory.INPUT, "no such model");
            }
            return new EngineServer.Served(
                    ScriptedChild::generate,
                    request -> new Vectors("m", List.of(new float[] {1, 0}), 3),
                    new ModelCard("m", Task.TEXT_GENERATION, "llamacpp", "v1", "none", 4096, false),
                    "cpu");
        });
    }

    private static Completion generate(GenerationRequest request, GenerationSink sink) {
        String order = ((Prompt.Raw) request.prompt()).text();
        switch (order) {
            case "die" -> Runtime.getRuntime().halt(139);
            case "too long" -> throw new ContextOverflow("m", 5000, 4096);
            case "forever" -> {
                while (true) {
                    sink.accept(new Delta.Text("again "));
                    request.context().cancellation().check();
                }
            }
            default -> {
                sink.accept(new Delta.Reasoning("思考"));
                sink.accept(new Delta.Text("Hello "));
                sink.accept(new Delta.Text("世界"));
            }
        }
        return new Completion(
                "m",
                "Hello 世界",
                "思考",
                List.of(),
                Completion.FinishReason.STOP,
                new Completion.Usage(3, 0, 4, 1),
                Completion.Timing.NONE,
                List.of(),
                "cpu");
    }
}
