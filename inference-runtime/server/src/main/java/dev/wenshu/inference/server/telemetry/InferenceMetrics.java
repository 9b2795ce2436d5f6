package dev.wenshu.inference.server.telemetry;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.kernel.Fault;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Durations and tokens of all kinds of inference. */
public final class InferenceMetrics {
    static final String OPERATION = "gen_ai.operation.name";
    static final String MODEL = "gen_ai.response.model";
    static final String ERROR = "error.type";
    static final String DEPARTMENT = "wenshu.department";
    static final String NONE = "none";

    private static final String DURATION = "gen_ai.server.request.duration";
    private static final String TOKENS = "gen_ai.client.token.usage";
    /** Bucket borders are those of the semantic conventions. */
    private static final Duration[] DURATIONS =
            millis(10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 10_240, 20_480, 40_960, 81_920);

    private static final double[] TOKEN_COUNTS = {1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576};

    private final MeterRegistry registry;

    public InferenceMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public TextRecognition measuredRecognition(TextRecognition engine) {
        return new MeasuredRecognition(engine, this);
    }

    public Embedding measuredEmbedding(Embedding engine) {
        return request -> {
            Embedding.Vectors vectors = measure("embeddings", () -> engine.embed(request), Embedding.Vectors::model);
            tokens("embeddings", vectors.model(), "input", NONE, vectors.promptTokens());
            return vectors;
        };
    }

    /** Each answer of a batch with an even share of the batch's time, so that counts are those of answers. */
    <T> List<T> measureAll(String operation, int size, Supplier<List<T>> call, Function<T, String> model) {
        long start = System.nanoTime();
        try {
            List<T> answers = call.get();
            Duration share = Duration.ofNanos((System.nanoTime() - start) / Math.max(1, answers.size()));
            answers.forEach(answer -> duration(operation, model.apply(answer), NONE, NONE, share));
            return answers;
        } catch (RuntimeException e) {
            Duration share = Duration.ofNanos((System.nanoTime() - start) / Math.max(1, size));
            for (int i = 0; i < size; i++) {
                duration(operation, NONE, errorType(e), NONE, share);
            }
            throw e;
        }
    }

    void duration(String operation, String model, String error, String department, Duration taken) {
        Timer.builder(DURATION)
                .tags(OPERATION, operation, MODEL, model, ERROR, error, DEPARTMENT, department)
                .serviceLevelObjectives(DURATIONS)
                .register(registry)
                .record(taken);
    }

    void tokens(String operation, String model, String type, String department, int count) {
        DistributionSummary.builder(TOKENS)
                .tags(OPERATION, operation, MODEL, model, "gen_ai.token.type", type)
                .tag(DEPARTMENT, department)
                .serviceLevelObjectives(TOKEN_COUNTS)
                .register(registry)
                .record(count);
    }

    /** A time within an answer, in the buckets given in milliseconds. */
    void latency(String name, String model, Duration taken, long... buckets) {
        Timer.builder(name)
                .tag(MODEL, model)
                .serviceLevelObjectives(millis(buckets))
                .register(registry)
                .record(taken);
    }

    static String errorType(RuntimeException thrown) {
        return Fault.categoryOf(thrown).name().toLowerCase(Locale.ROOT);
    }

    <T> T measure(String operation, Supplier<T> call, Function<T, String> model) {
        long start = System.nanoTime();
        try {
            T answer = call.get();
            duration(operation, model.apply(answer), NONE, NONE, Duration.ofNanos(System.nanoTime() - start));
            return answer;
        } catch (RuntimeException e) {
            duration(operation, NONE, errorType(e), NONE, Duration.ofNanos(System.nanoTime() - start));
            throw e;
        }
    }

    private static Duration[] millis(long... millis) {
        return Arrays.stream(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
