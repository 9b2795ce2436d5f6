package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks an engine, several at once where the order of answers does not matter. */
final class TinyEngine {
    private TinyEngine() {}

    static GenerationRequest raw(String prompt, int tokens) {
        return GenerationRequest.of("tiny", new Prompt.Raw(prompt)).withMaxTokens(tokens);
    }

    static List<Completion> atOnce(TextGeneration engine, List<GenerationRequest> requests) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Completion>> answers = new ArrayList<>();
            for (GenerationRequest request : requests) {
                answers.add(threads.submit(() -> engine.generate(request)));
            }
            List<Completion> completions = new ArrayList<>();
            for (Future<Completion> answer : answers) {
                completions.add(answer.get(60, TimeUnit.SECONDS));
            }
            return completions;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Completion> oneByOne(TextGeneration engine, List<GenerationRequest> requests) {
        return requests.stream().map(engine::generate).toList();
    }
}
