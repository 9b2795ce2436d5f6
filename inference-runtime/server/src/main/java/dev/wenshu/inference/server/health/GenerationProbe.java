package dev.wenshu.inference.server.health;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.scheduling.lifecycle.NotLoaded;
import dev.wenshu.inference.server.http.ServerConfig;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Has the default model generate one token, not more often than the settings say; all who ask meanwhile get that outcome. A
 * model that is not loaded stays so: this server would load it, and others need not leave memory for a question of health.
 */
@Singleton
final class GenerationProbe {
    private final TextGeneration generation;
    private final ExecutorService threads;
    private final Duration timeout;
    private final long everyNanos;
    private @Nullable Outcome last;
    private long at;

    GenerationProbe(TextGeneration generation, ServerConfig config, @VirtualThreads ExecutorService threads) {
        this.generation = generation;
        this.threads = threads;
        this.timeout = config.health().timeout();
        this.everyNanos = config.health().every().toNanos();
    }

    synchronized Outcome outcome() {
        if (last == null || System.nanoTime() - at > everyNanos) {
            long start = System.nanoTime();
            last = probe(start);
            at = System.nanoTime();
        }
        return last;
    }

    private Outcome probe(long start) {
        Cancellation cancellation = new Cancellation();
        Future<?> token = threads.submit(() -> generation.generate(request(cancellation)));
        try {
            token.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome(true, "works", since(start));
        } catch (TimeoutException e) {
            cancellation.cancel();
            return new Outcome(false, "timeout", since(start));
        } catch (InterruptedException e) {
            cancellation.cancel();
            Thread.currentThread().interrupt();
            return new Outcome(false, "interrupted", since(start));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotLoaded) {
                return new Outcome(true, "not loaded", since(start));
            }
            // a model with more work than it can take works: taking it out of service would only move the load
            FaultCategory category = Fault.categoryOf(e);
            return new Outcome(
                    category == FaultCategory.CAPACITY, category.name().toLowerCase(Locale.ROOT), since(start));
        }
    }

    private GenerationRequest request(Cancellation cancellation) {
        CallContext context = CallContext.unattributed()
                .withFlow("health")
                .withPriority(CallContext.Priority.PROBE)
                .withDeadline(Instant.now().plus(timeout))
                .withCancellation(cancellation);
        return GenerationRequest.of(GenerationRequest.AUTO, new Prompt.Chat(List.of(Message.user("1"))))
                .withThinking(Thinking.off())
                .withMaxTokens(1)
                .withContext(context);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** {@code word} says how it went: works, not loaded, timeout, or a fault's category. */
    record Outcome(boolean ready, String word, Duration took) {}
}
