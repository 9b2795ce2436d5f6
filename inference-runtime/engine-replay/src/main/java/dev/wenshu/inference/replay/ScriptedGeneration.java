package dev.wenshu.inference.replay;

import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A model that costs nothing: says its script to whoever asks, at a given pace, for measuring what stands in front of a model.
 * Waits by parking, so that thousands of virtual threads may wait at once; a cancellation ends the wait. Pieces are due at fixed
 * times from the start: a slow sink delays them, but not those after it.
 */
public final class ScriptedGeneration implements TextGeneration {
    private static final int CHARACTERS_A_TOKEN = 4;

    private final String model;
    private final Script script;

    public ScriptedGeneration(String model, Script script) {
        this.model = model;
        this.script = script;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        long started = System.nanoTime();
        int most = request.maxTokens() > 0 ? request.maxTokens() : Integer.MAX_VALUE;
        int thoughts = Math.min(most, script.reasoning().size());
        int words = Math.min(most - thoughts, script.answer().size());
        List<String> reasoning = script.reasoning().subList(0, thoughts);
        List<String> answer = script.answer().subList(0, words);
        try (var call = new Call(request.context().cancellation(), started)) {
            reasoning.forEach(piece -> call.say(new Delta.Reasoning(piece), sink));
            answer.forEach(piece -> call.say(new Delta.Text(piece), sink));
        }
        boolean cut =
                thoughts < script.reasoning().size() || words < script.answer().size();
        return new Completion(
                model,
                String.join("", answer),
                String.join("", reasoning),
                List.of(),
                cut ? FinishReason.LENGTH : FinishReason.STOP,
                new Usage(tokens(request.prompt()), 0, thoughts + words, thoughts),
                new Timing(Duration.ZERO, script.first(), Duration.ofNanos(System.nanoTime() - started)),
                List.of(),
                "none");
    }

    private static int tokens(Prompt prompt) {
        int characters = switch (prompt) {
            case Prompt.Raw raw -> raw.text().length();
            case Prompt.Chat chat ->
                chat.messages().stream()
                        .map(Message::text)
                        .mapToInt(String::length)
                        .sum();
        };
        return Math.max(1, characters / CHARACTERS_A_TOKEN);
    }

    /** One answer being said. */
    private final class Call implements AutoCloseable {
        private final Cancellation cancellation;
        private final Cancellation.Registration registration;
        private long due;

        Call(Cancellation cancellation, long started) {
            this.cancellation = cancellation;
            this.due = started + script.first().toNanos();
            Thread sayer = Thread.currentThread();
            this.registration = cancellation.onCancel(() -> LockSupport.unpark(sayer));
        }

        void say(Delta delta, GenerationSink sink) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                cancellation.check();
                if (Thread.currentThread().isInterrupted()) {
                    cancellation.cancel();
                }
                LockSupport.parkNanos(this, left);
            }
            cancellation.check();
            due += script.pace().toNanos();
            sink.accept(delta);
        }

        @Override
        public void close() {
            registration.close();
        }
    }
}
