package dev.wenshu.inference.server.telemetry;

import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import io.opentelemetry.context.Scope;
import java.time.Duration;

/** Measures and traces each generation. Departments are tags, up to so many; the rest are counted together. */
public final class ObservedGeneration implements TextGeneration {
    private static final long[] FIRST_TOKEN = {
        1, 5, 10, 20, 40, 60, 80, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000
    };
    private static final long[] EACH_TOKEN = {10, 25, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1000, 2500};

    private final TextGeneration generation;
    private final InferenceMetrics metrics;
    private final GenerationSpans spans;
    private final BoundedTag departments = new BoundedTag(100);

    public ObservedGeneration(TextGeneration generation, InferenceMetrics metrics, GenerationSpans spans) {
        this.generation = generation;
        this.metrics = metrics;
        this.spans = spans;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        String operation = request.prompt() instanceof Prompt.Chat ? "chat" : "text_completion";
        GenerationSpans.GenerationSpan span = spans.start(operation, request);
        long start = System.nanoTime();
        long[] first = {0};
        try (Scope _ = span.span().makeCurrent()) {
            Completion completion = generation.generate(request, delta -> {
                if (first[0] == 0) {
                    first[0] = System.nanoTime();
                }
                sink.accept(delta);
            });
            long end = System.nanoTime();
            record(operation, request, completion, end - start);
            if (first[0] != 0) {
                pace(completion, first[0] - start, end - first[0]);
            }
            span.end(completion);
            return completion;
        } catch (RuntimeException e) {
            String error = e instanceof Cancelled ? "cancelled" : InferenceMetrics.errorType(e);
            metrics.duration(
                    operation,
                    InferenceMetrics.NONE,
                    error,
                    department(request),
                    Duration.ofNanos(System.nanoTime() - start));
            span.fail(error);
            throw e;
        }
    }

    private void record(String operation, GenerationRequest request, Completion completion, long nanos) {
        String department = department(request);
        String model = completion.model();
        metrics.duration(operation, model, InferenceMetrics.NONE, department, Duration.ofNanos(nanos));
        metrics.tokens(operation, model, "input", department, completion.usage().prompt());
        metrics.tokens(
                operation, model, "output", department, completion.usage().completion());
    }

    private void pace(Completion completion, long toFirst, long rest) {
        metrics.latency(
                "gen_ai.server.time_to_first_token", completion.model(), Duration.ofNanos(toFirst), FIRST_TOKEN);
        int following = completion.usage().completion() - 1;
        if (following > 0) {
            metrics.latency(
                    "gen_ai.server.time_per_output_token",
                    completion.model(),
                    Duration.ofNanos(rest / following),
                    EACH_TOKEN);
        }
    }

    private String department(GenerationRequest request) {
        String name = request.context().department();
        return name.isEmpty() ? InferenceMetrics.NONE : departments.of(name);
    }
}
