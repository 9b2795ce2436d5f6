package dev.wenshu.inference.scheduling.cache;

import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.Patience;
import dev.wenshu.inference.scheduling.usage.CallNotes;
import dev.wenshu.kernel.ContentHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks for the answer, or for an equal call under way, before it asks the model. An answer found is handed on as one delta
 * a part, with all of its prompt counted as cached.
 */
final class CachedGeneration implements TextGeneration {
    private static final Duration LONGEST_JOIN = Duration.ofMinutes(10);

    private final TextGeneration next;
    private final ModelCard card;
    private final ResponseCache cache;

    CachedGeneration(TextGeneration next, ModelCard card, ResponseCache cache) {
        this.next = next;
        this.card = card;
        this.cache = cache;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        if (!isRepeatable(request.sampling())) {
            return next.generate(request, sink);
        }
        request.context().cancellation().check();
        ContentHash key = cache.key(request, card);
        Completion known = cache.find(key);
        if (known != null) {
            cache.hits.increment();
            return replay(known, sink);
        }
        Flight mine = new Flight(request.context().priority());
        Flight other = cache.flights.putIfAbsent(key, mine);
        if (other == null) {
            return lead(request, sink, key, mine);
        }
        if (other.suits(request.context().priority())) {
            Optional<Completion> shared = await(other, request.context());
            if (shared.isPresent()) {
                cache.joined.increment();
                return replay(shared.get(), sink);
            }
        }
        cache.misses.increment();
        return keep(key, next.generate(request, sink));
    }

    private Completion lead(GenerationRequest request, GenerationSink sink, ContentHash key, Flight flight) {
        Optional<Completion> shared = Optional.empty();
        try {
            Completion known = cache.find(key);
            if (known != null) {
                cache.hits.increment();
                shared = Optional.of(known);
                return replay(known, sink);
            }
            cache.misses.increment();
            Completion completion = keep(key, next.generate(request, sink));
            shared = Optional.of(completion).filter(CachedGeneration::isWhole);
            return completion;
        } finally {
            cache.flights.remove(key, flight);
            flight.outcome().complete(shared);
        }
    }

    private Completion keep(ContentHash key, Completion completion) {
        if (isWhole(completion)) {
            cache.keep(key, completion);
        }
        return completion;
    }

    private Optional<Completion> await(Flight flight, CallContext context) {
        CompletableFuture<Optional<Completion>> outcome = flight.outcome().copy();
        Instant began = cache.clock().instant();
        Duration left = Patience.of(context, LONGEST_JOIN, cache.clock());
        Cancellation cancellation = context.cancellation();
        try (Cancellation.Registration _ =
                cancellation.onCancel(() -> outcome.completeExceptionally(new Cancelled()))) {
            return outcome.get(Math.max(left.toNanos(), 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new Busy(
                    "the call waited " + left.toSeconds() + " s for an equal one under way", Duration.ofSeconds(1));
        } catch (ExecutionException e) {
            throw new Cancelled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } finally {
            CallNotes.current().waited(Duration.between(began, cache.clock().instant()));
        }
    }

    private static Completion replay(Completion completion, GenerationSink sink) {
        CallNotes.current().cacheHit();
        if (!completion.reasoning().isEmpty()) {
            sink.accept(new Delta.Reasoning(completion.reasoning()));
        }
        if (!completion.text().isEmpty()) {
            sink.accept(new Delta.Text(completion.text(), completion.logprobs()));
        }
        for (int i = 0; i < completion.toolCalls().size(); i++) {
            var call = completion.toolCalls().get(i);
            sink.accept(new Delta.ToolCallPart(i, call.id(), call.name(), call.arguments()));
        }
        Usage usage = completion.usage();
        return completion
                .withUsage(new Usage(usage.prompt(), usage.prompt(), usage.completion(), usage.reasoning()))
                .withTiming(Timing.NONE);
    }

    private static boolean isRepeatable(Sampling sampling) {
        return sampling.temperature() == 0 || sampling.seed().isPresent();
    }

    private static boolean isWhole(Completion completion) {
        return completion.finishReason() == FinishReason.STOP;
    }
}
