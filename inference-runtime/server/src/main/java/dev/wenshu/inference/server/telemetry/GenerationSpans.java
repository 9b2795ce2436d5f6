package dev.wenshu.inference.server.telemetry;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.Locale;

/** Spans of generations, with the attributes of the {@code gen_ai} conventions and none that holds content. */
public final class GenerationSpans {
    private static final AttributeKey<List<String>> FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");

    private final Tracer tracer;

    public GenerationSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.wenshu.inference");
    }

    GenerationSpan start(String operation, GenerationRequest request) {
        CallContext context = request.context();
        SpanBuilder span = tracer.spanBuilder(operation + " " + request.model())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", operation)
                .setAttribute("gen_ai.provider.name", "wenshu")
                .setAttribute("gen_ai.request.model", request.model())
                .setAttribute("gen_ai.request.temperature", request.sampling().temperature())
                .setAttribute("gen_ai.request.top_p", request.sampling().topP());
        if (request.maxTokens() > 0) {
            span.setAttribute("gen_ai.request.max_tokens", request.maxTokens());
        }
        attribute(span, InferenceMetrics.DEPARTMENT, context.department());
        attribute(span, "wenshu.flow", context.flow());
        attribute(span, "wenshu.document", context.document());
        return new GenerationSpan(span.startSpan());
    }

    private static void attribute(SpanBuilder span, String name, String value) {
        if (!value.isEmpty()) {
            span.setAttribute(name, value);
        }
    }

    /** One generation's span. */
    static final class GenerationSpan {
        private final Span span;

        private GenerationSpan(Span span) {
            this.span = span;
        }

        Span span() {
            return span;
        }

        void end(Completion completion) {
            span.setAttribute("gen_ai.response.model", completion.model())
                    .setAttribute(
                            "gen_ai.usage.input_tokens", completion.usage().prompt())
                    .setAttribute(
                            "gen_ai.usage.output_tokens", completion.usage().completion())
                    .setAttribute(
                            "gen_ai.usage.cache_read.input_tokens",
                            completion.usage().cached())
                    .setAttribute(
                            FINISH_REASONS,
                            List.of(completion.finishReason().name().toLowerCase(Locale.ROOT)))
                    .end();
        }

        void fail(String error) {
            span.setStatus(StatusCode.ERROR).setAttribute("error.type", error).end();
        }
    }
}
