package dev.wenshu.inference.server;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.kernel.Fault;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Durations and tokens under the names of OpenTelemetry's semantic conventions for generative AI. */
final class InferenceMetrics {
    private static final String DURATION = "gen_ai.server.request.duration";
    private static final String TOKENS = "gen_ai.client.token.usage";
    private static final String OPERATION = "gen_ai.operation.name";
    private static final String MODEL = "gen_ai.response.model";
    private static final String ERROR = "error.type";
    private static final String NONE = "none";

    private final MeterRegistry registry;

    InferenceMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    TextRecognition measuredRecognition(TextRecognition engine) {
        return request ->
                measure("text_recognition", () -> engine.recognize(request), TextRecognition.RecognizedPage::model);
    }

    Embedding measuredEmbedding(Embedding engine) {
        return request -> {
            Embedding.Vectors vectors = measure("embeddings", () -> engine.embed(request), Embedding.Vectors::model);
            DistributionSummary.builder(TOKENS)
                    .tag(OPERATION, "embeddings")
                    .tag(MODEL, vectors.model())
                    .tag("gen_ai.token.type", "input")
                    .register(registry)
                    .record(vectors.promptTokens());
            return vectors;
        };
    }

    private <T> T measure(String operation, Supplier<T> call, Function<T, String> model) {
        Timer.Sample sample = Timer.start(registry);
        try {
            T answer = call.get();
            sample.stop(registry.timer(DURATION, OPERATION, operation, MODEL, model.apply(answer), ERROR, NONE));
            return answer;
        } catch (RuntimeException e) {
            String error = Fault.categoryOf(e).name().toLowerCase(Locale.ROOT);
            sample.stop(registry.timer(DURATION, OPERATION, operation, MODEL, NONE, ERROR, error));
            throw e;
        }
    }
}
