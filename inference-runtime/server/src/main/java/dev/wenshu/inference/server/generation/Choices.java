package dev.wenshu.inference.server.generation;

import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Generates all choices of an order, at the same time; where one fails, the others are called off. */
final class Choices {
    private final TextGeneration generation;
    private final ExecutorService threads;

    Choices(TextGeneration generation, ExecutorService threads) {
        this.generation = generation;
        this.threads = threads;
    }

    /**
     * Returns the choices in the order of their requests.
     *
     * @param sinks takes what is generated of a choice, on any thread
     * @param finished told of each choice when it is whole, on any thread
     */
    List<Completion> generate(
            List<GenerationRequest> requests,
            IntFunction<GenerationSink> sinks,
            BiConsumer<Integer, Completion> finished) {
        if (requests.size() == 1) {
            return List.of(one(requests.getFirst(), 0, sinks, finished));
        }
        List<Future<Completion>> running = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            int choice = i;
            running.add(threads.submit(() -> one(requests.get(choice), choice, sinks, finished)));
        }
        return all(running);
    }

    private Completion one(
            GenerationRequest request,
            int choice,
            IntFunction<GenerationSink> sinks,
            BiConsumer<Integer, Completion> finished) {
        try {
            Completion completion = generation.generate(request, sinks.apply(choice));
            finished.accept(choice, completion);
            return completion;
        } catch (RuntimeException | Error e) {
            request.context().cancellation().cancel();
            throw e;
        }
    }

    /** Waits for all, so that nothing is written to a response that has ended. */
    private static List<Completion> all(List<Future<Completion>> running) {
        List<Completion> completions = new ArrayList<>(running.size());
        RuntimeException failure = null;
        for (Future<Completion> future : running) {
            try {
                completions.add(future.get());
            } catch (ExecutionException e) {
                failure = worse(failure, e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while generating", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return completions;
    }

    /** The first failure calls the other choices off, so that theirs says nothing. */
    private static RuntimeException worse(@Nullable RuntimeException known, @Nullable Throwable next) {
        if (known != null && !(known instanceof Cancelled)) {
            return known;
        }
        return next instanceof RuntimeException failure ? failure : new IllegalStateException("a choice failed", next);
    }
}
