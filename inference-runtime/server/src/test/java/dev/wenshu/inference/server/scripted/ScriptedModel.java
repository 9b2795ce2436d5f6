package dev.wenshu.inference.server.scripted;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.ContextOverflow;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The last message is a command: {@code say WORDS}, {@code think}, {@code count N every MILLIS}, {@code wait} until
 * cancelled, {@code flood}, {@code busy}, {@code overflow}, {@code break} after a word, {@code defect}. A schema is answered
 * with {@code {"total":12.5}} and tools with a call of the first.
 */
public final class ScriptedModel implements TextGeneration {
    public static final String NAME = "scripted";

    private final BlockingQueue<GenerationRequest> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> cancellations = new LinkedBlockingQueue<>();

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        requests.add(request);
        Cancellation cancellation = request.context().cancellation();
        try (Cancellation.Registration _ = cancellation.onCancel(() -> cancellations.add(System.nanoTime()))) {
            return answer(request, sink, command(request.prompt()));
        }
    }

    /** The next request it was given; fails after two seconds. */
    public GenerationRequest nextRequest() {
        return next(requests);
    }

    /** The next time, by {@link System#nanoTime()}, that a generation saw it was called off. */
    public long nextCancellation() {
        return next(cancellations);
    }

    public void forget() {
        requests.clear();
        cancellations.clear();
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(2, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Completion answer(GenerationRequest request, GenerationSink sink, String command) {
        if (request.format() instanceof ResponseFormat.JsonSchema) {
            return text(request, sink, "{\"total\":", "12.5}");
        }
        if (request.prompt() instanceof Prompt.Chat chat
                && !chat.tools().isEmpty()
                && !(chat.toolChoice() instanceof Tool.Choice.None)) {
            return call(chat.tools().getFirst(), sink);
        }
        String[] words = command.split(" ", -1);
        return switch (words[0]) {
            case "think" -> thought(sink);
            case "count" -> count(request, sink, Integer.parseInt(words[1]), Long.parseLong(words[3]));
            case "wait" -> awaitCancellation(request.context().cancellation(), sink);
            case "flood" -> flood(request.context().cancellation(), sink);
            case "busy" -> throw new Busy("the queue of scripted is full", Duration.ofMillis(1500));
            case "overflow" -> throw new ContextOverflow(NAME, 9000, 4096);
            case "break" -> {
                sink.accept(new Delta.Text("half"));
                throw new Fault(FaultCategory.EXTERNAL, "the model went away");
            }
            case "defect" -> throw new IllegalStateException("secret content");
            default -> text(request, sink, command.substring(command.indexOf(' ') + 1));
        };
    }

    private static Completion text(GenerationRequest request, GenerationSink sink, String... pieces) {
        List<TokenLogprob> all = new ArrayList<>();
        for (String piece : pieces) {
            List<TokenLogprob> logprobs = request.topLogprobs() < 0 ? List.of() : List.of(logprob(piece));
            all.addAll(logprobs);
            sink.accept(new Delta.Text(piece, logprobs));
        }
        return completion(
                String.join("", pieces), "", List.of(), FinishReason.STOP, new Usage(11, 4, pieces.length, 0), all);
    }

    private static TokenLogprob logprob(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new TokenLogprob(
                text, bytes, -0.5f, List.of(new TokenLogprob("other", new byte[] {(byte) 0xe6}, -1f, List.of())));
    }

    private static Completion thought(GenerationSink sink) {
        sink.accept(new Delta.Reasoning("let me "));
        sink.accept(new Delta.Reasoning("see"));
        sink.accept(new Delta.Text("42"));
        return completion("42", "let me see", List.of(), FinishReason.STOP, new Usage(7, 0, 5, 3), List.of());
    }

    private static Completion call(Tool tool, GenerationSink sink) {
        sink.accept(new Delta.ToolCallPart(0, "call_1", tool.name(), ""));
        sink.accept(new Delta.ToolCallPart(0, null, null, "{\"city\":"));
        sink.accept(new Delta.ToolCallPart(0, null, null, "\"上海\"}"));
        ToolCall call = new ToolCall("call_1", tool.name(), "{\"city\":\"上海\"}");
        return completion("", "", List.of(call), FinishReason.TOOL_CALLS, new Usage(20, 0, 9, 0), List.of());
    }

    private static Completion count(GenerationRequest request, GenerationSink sink, int words, long millis) {
        StringBuilder text = new StringBuilder();
        long due = System.nanoTime();
        for (int i = 0; i < words; i++) {
            due += TimeUnit.MILLISECONDS.toNanos(millis);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
                request.context().cancellation().check();
            }
            String word = i + " ";
            text.append(word);
            sink.accept(new Delta.Text(word));
        }
        return completion(text.toString(), "", List.of(), FinishReason.LENGTH, new Usage(11, 0, words, 0), List.of());
    }

    private static Completion awaitCancellation(Cancellation cancellation, GenerationSink sink) {
        sink.accept(new Delta.Text("waiting"));
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Cancellation.Registration _ = cancellation.onCancel(cancelled::countDown)) {
            if (!cancelled.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody cancelled");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        cancellation.check();
        throw new IllegalStateException("unreachable");
    }

    private static Completion flood(Cancellation cancellation, GenerationSink sink) {
        String much = "x".repeat(16 * 1024);
        while (true) {
            cancellation.check();
            sink.accept(new Delta.Text(much));
        }
    }

    private static Completion completion(
            String text,
            String reasoning,
            List<ToolCall> calls,
            FinishReason reason,
            Usage usage,
            List<TokenLogprob> logprobs) {
        return new Completion(NAME, text, reasoning, calls, reason, usage, Timing.NONE, logprobs, "cpu");
    }

    private static String command(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Raw raw -> raw.text();
            case Prompt.Chat chat -> chat.messages().getLast().text();
        };
    }
}
