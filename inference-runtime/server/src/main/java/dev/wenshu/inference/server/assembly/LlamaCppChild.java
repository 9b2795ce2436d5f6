package dev.wenshu.inference.server.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.inference.llamacpp.LlamaCppConfig;
import dev.wenshu.inference.llamacpp.LlamaCppEngine;
import dev.wenshu.inference.process.EngineServer;
import dev.wenshu.inference.process.JavaCommand;
import dev.wenshu.inference.scheduling.supervision.ParentWatch;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that serves one GGUF model to its parent. */
public final class LlamaCppChild {
    private static final int HEAP = 256;

    private LlamaCppChild() {}

    /** The first argument is the socket to serve on, the second the engine's configuration as JSON. */
    public static void main(String[] arguments) throws IOException {
        // Native threads may be in the middle of a computation: nothing of this process outlives its parent.
        ParentWatch.onParentGone(System.in, () -> Runtime.getRuntime().halt(0));
        LlamaCppConfig config = Json.whole().readValue(arguments[1], LlamaCppConfig.class);
        EngineServer.serve(Path.of(arguments[0]), () -> {
            LlamaCppEngine engine = LlamaCppEngine.open(config);
            return new EngineServer.Served(engine, engine, engine.card(), engine.device());
        });
    }

    static List<String> command(Path socket, LlamaCppConfig config, Path workFolder) {
        try {
            return JavaCommand.of(
                    LlamaCppChild.class,
                    HEAP,
                    workFolder,
                    List.of(socket.toString(), Json.whole().writeValueAsString(config)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a configuration of numbers and paths is always JSON", e);
        }
    }
}
