package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.openai.OpenAiGeneration;
import dev.wenshu.inference.openai.OpenAiServer;
import dev.wenshu.inference.openai.dialect.Dialects;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** All models of another inference server by the names it gives them, {@code auto} among them. Thread-safe. */
final class RemoteRuntime implements TextGeneration {
    private static final int MOST_NAMES = 200;

    private final OpenAiServer server;
    private final RemoteLimits limits;
    private final Map<String, TextGeneration> models = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TextGeneration> eldest) {
            return size() > MOST_NAMES;
        }
    });

    RemoteRuntime(OpenAiServer server, RemoteLimits limits) {
        this.server = server;
        this.limits = limits;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        return models.computeIfAbsent(request.model(), this::model).generate(request, sink);
    }

    private TextGeneration model(String name) {
        return new OpenAiGeneration(server, limits.of(name, Dialects.AUTO).withVision(true));
    }
}
