package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.openai.OpenAiConfig;
import dev.wenshu.inference.openai.OpenAiModel;
import dev.wenshu.inference.server.InferenceConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How long other inference servers may take, and how much they may answer. */
record RemoteLimits(Duration connect, Duration request, Duration answer) {
    private static final long MAX_RESPONSE = 64L * 1024 * 1024;

    static RemoteLimits of(InferenceConfig config) {
        return new RemoteLimits(config.connectTimeout(), config.requestTimeout(), config.answerTimeout());
    }

    OpenAiConfig of(URI server, Optional<String> key) {
        return new OpenAiConfig(server, key, connect, request, MAX_RESPONSE);
    }

    OpenAiModel of(String model, String dialect) {
        OpenAiModel usual = OpenAiModel.of(model, dialect);
        return usual.withLimits(answer, answer.compareTo(usual.idleLimit()) < 0 ? answer : usual.idleLimit());
    }
}
