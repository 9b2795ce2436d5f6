package dev.wenshu.inference.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.openai.dialect.Dialect;
import dev.wenshu.inference.openai.dialect.Dialect.Addressing;
import dev.wenshu.inference.openai.dialect.Dialects;
import dev.wenshu.inference.openai.image.ImageGate;
import dev.wenshu.inference.openai.wire.AnswerAssembly;
import dev.wenshu.inference.openai.wire.CallHeaderValues;
import dev.wenshu.inference.openai.wire.Refusal;
import dev.wenshu.inference.openai.wire.RequestBody;
import dev.wenshu.inference.openai.wire.Wishes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Generates with one model of an OpenAI-compatible server: chat completions, and completions for raw prompts. Thread-safe; the
 * model that a request names is not looked at. Nothing is tried twice, but for a request that a server refuses for a parameter
 * that is only a wish ({@link Wishes}).
 */
public final class OpenAiGeneration implements TextGeneration {
    private static final String AZURE_VERSION = "2024-10-21";

    private final OpenAiServer server;
    private final OpenAiModel model;
    private final Clock clock;
    private final Wishes wishes = new Wishes();
    private final Optional<ImageGate> images;
    private volatile @Nullable Dialect dialect;

    public OpenAiGeneration(OpenAiServer server, OpenAiModel model) {
        this(server, model, Clock.systemUTC());
    }

    /** The clock is for deadlines. */
    public OpenAiGeneration(OpenAiServer server, OpenAiModel model, Clock clock) {
        this.server = server;
        this.model = model;
        this.clock = clock;
        this.images = model.vision() ? Optional.of(new ImageGate(model.images())) : Optional.empty();
        this.dialect = model.dialect().equals(Dialects.AUTO) ? null : Dialects.named(model.dialect());
    }

    /** The server's dialect, which is found out first where it is {@code auto}. */
    public Dialect dialect() {
        Dialect known = dialect;
        if (known == null) {
            known = new DialectDetection(server).detect();
            dialect = known;
        }
        return known;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        CallContext context = request.context();
        context.cancellation().check();
        CallLimits limits = limits(context);
        Dialect spoken = dialect();
        ObjectNode body = new RequestBody(spoken, model.name(), model.streaming(), images).of(request);
        wishes.apply(body);
        Map<String, String> headers = spoken.callHeaders() ? CallHeaderValues.of(context, limits.total()) : Map.of();
        String path = path(spoken, request.prompt() instanceof Prompt.Raw ? "completions" : "chat/completions");
        while (true) {
            Exchange exchange = new Exchange(sink);
            AnswerAssembly answer = new AnswerAssembly(spoken, model.name(), exchange);
            Optional<Refusal> refusal = server.ask(path, body, headers, limits, context.cancellation(), answer::accept);
            if (refusal.isEmpty()) {
                return answer.completion(exchange.timing());
            }
            if (!wishes.giveUp(body, refusal.get())) {
                throw refusal.get().fault(path, model.name());
            }
        }
    }

    private CallLimits limits(CallContext context) {
        Instant deadline = context.deadline();
        Duration total = model.timeLimit();
        if (deadline != null) {
            Duration left = Duration.between(clock.instant(), deadline);
            if (!left.isPositive()) {
                throw new Busy("the deadline passed before the inference server was asked", Duration.ofSeconds(1));
            }
            total = left.compareTo(total) < 0 ? left : total;
        }
        return new CallLimits(total, model.idleLimit(), server.maxResponse());
    }

    private String path(Dialect spoken, String operation) {
        if (spoken.addressing() == Addressing.OPENAI) {
            return "/v1/" + operation;
        }
        String deployment =
                URLEncoder.encode(model.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String version = server.hasQuery() ? "" : "?api-version=" + AZURE_VERSION;
        return "/openai/deployments/" + deployment + "/" + operation + version;
    }

    /** Hands pieces on and keeps the time of the first. */
    private static final class Exchange implements GenerationSink {
        private final GenerationSink sink;
        private final long asked = System.nanoTime();
        private long first;

        Exchange(GenerationSink sink) {
            this.sink = sink;
        }

        @Override
        public void accept(Delta delta) {
            if (first == 0) {
                first = System.nanoTime();
            }
            sink.accept(delta);
        }

        /** The server's own queue cannot be told from its work on the prompt. */
        Timing timing() {
            long ended = System.nanoTime();
            long begun = first == 0 ? ended : first;
            return new Timing(Duration.ZERO, Duration.ofNanos(begun - asked), Duration.ofNanos(ended - begun));
        }
    }
}
