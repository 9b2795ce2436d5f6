package dev.wenshu.inference.server.generation;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.server.answer.AnswerHead;
import dev.wenshu.inference.server.answer.AnswerWriter;
import dev.wenshu.inference.server.answer.UsageJson;
import dev.wenshu.inference.server.http.RequestBody;
import dev.wenshu.inference.server.http.ServerConfig;
import dev.wenshu.inference.server.request.GenerationOrder;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Serves one request from its body to the end of its answer, on the thread that runs it. */
final class Serving {
    private final RoutingContext routing;
    private final Endpoint endpoint;
    private final CallContext context;
    private final ServerConfig config;
    private final Choices choices;
    private final UnaryOperator<String> versions;

    Serving(
            RoutingContext routing,
            Endpoint endpoint,
            CallContext context,
            ServerConfig config,
            Choices choices,
            UnaryOperator<String> versions) {
        this.routing = routing;
        this.endpoint = endpoint;
        this.context = context;
        this.config = config;
        this.choices = choices;
        this.versions = versions;
    }

    void run(byte[] body) {
        Instant now = Instant.now();
        Duration left = Duration.between(now, Objects.requireNonNull(context.deadline()));
        try (Exchange exchange = new Exchange(routing, config.stream(), context.cancellation(), left)) {
            try {
                GenerationOrder order = endpoint.reader().read(RequestBody.parse(body), context);
                AnswerWriter writer = endpoint.writer().apply(head(order, now));
                if (order.stream()) {
                    stream(order, writer, exchange.openStream());
                } else {
                    answer(order, writer, exchange);
                }
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                exchange.fail(e);
            }
        }
    }

    private void answer(GenerationOrder order, AnswerWriter writer, Exchange exchange) {
        List<Completion> completions =
                choices.generate(order.choices(), choice -> GenerationSink.NONE, (choice, completion) -> {});
        exchange.answer(writer.whole(completions, UsageJson.total(completions, order.perPrompt())));
    }

    private void stream(GenerationOrder order, AnswerWriter writer, EventStream events) {
        Begun begun = new Begun();
        List<Completion> completions = choices.generate(
                order.choices(),
                choice -> delta -> {
                    begun.ensure(choice, writer, events);
                    events.send(writer.delta(choice, delta));
                },
                (choice, completion) -> {
                    begun.ensure(choice, writer, events);
                    events.send(writer.end(choice, completion));
                });
        if (order.includeUsage()) {
            Usage total = UsageJson.total(completions, order.perPrompt());
            events.send(writer.usage(completions.getFirst(), total));
        }
        events.done();
    }

    private AnswerHead head(GenerationOrder order, Instant now) {
        return new AnswerHead(
                endpoint.idPrefix() + UUID.randomUUID().toString().replace("-", ""),
                now.getEpochSecond(),
                order.model(),
                versions,
                order.stream() && order.includeUsage());
    }

    /** Which choices of a stream have begun. */
    private static final class Begun {
        private final BitSet choices = new BitSet();

        void ensure(int choice, AnswerWriter writer, EventStream events) {
            if (isFirst(choice)) {
                String begin = writer.begin(choice);
                if (!begin.isEmpty()) {
                    events.send(begin);
                }
            }
        }

        private synchronized boolean isFirst(int choice) {
            boolean first = !choices.get(choice);
            choices.set(choice);
            return first;
        }
    }
}
