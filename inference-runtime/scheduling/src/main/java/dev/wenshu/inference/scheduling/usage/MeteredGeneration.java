package dev.wenshu.inference.scheduling.usage;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.usage.UsageEvent;
import dev.wenshu.inference.usage.UsageEvent.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Emits one event for each call, after it ended. An answer from the cache computed nothing: its event has no tokens and, where
 * the model has a price, a cost of 0.
 */
public final class MeteredGeneration implements TextGeneration {
    private final TextGeneration next;
    private final UsageAccount account;

    public MeteredGeneration(TextGeneration next, UsageAccount account) {
        this.next = next;
        this.account = account;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        CallNotes notes = new CallNotes();
        Instant began = account.clock().instant();
        try {
            Completion completion = notes.during(() -> next.generate(request, sink));
            account.emit(ended(request, notes, began, completion));
            return completion;
        } catch (Throwable thrown) {
            account.emit(failed(request, notes, began, thrown));
            throw thrown;
        }
    }

    private UsageEvent ended(GenerationRequest request, CallNotes notes, Instant began, Completion completion) {
        Usage usage = notes.isCacheHit() ? Usage.NONE : completion.usage();
        Timing timing = completion.timing();
        return event(
                request,
                began,
                completion.model(),
                usage,
                notes.isCacheHit() ? new Timing(notes.waited(), timing.prompt(), timing.generation()) : timing,
                completion.device(),
                account.prices().cost(completion.model(), usage),
                notes.isCacheHit(),
                completion.finishReason() == FinishReason.LENGTH ? Outcome.TRUNCATED : Outcome.OK);
    }

    private UsageEvent failed(GenerationRequest request, CallNotes notes, Instant began, Throwable thrown) {
        return event(
                request,
                began,
                notes.model().isEmpty() ? request.model() : notes.model(),
                Usage.NONE,
                new Timing(notes.waited(), Duration.ZERO, Duration.ZERO),
                "",
                null,
                false,
                UsageAccount.outcomeOf(thrown));
    }

    private UsageEvent event(
            GenerationRequest request,
            Instant began,
            String model,
            Usage usage,
            Timing timing,
            String device,
            @Nullable BigDecimal cost,
            boolean cacheHit,
            Outcome outcome) {
        CallContext context = request.context();
        String operation = switch (request.prompt()) {
            case Prompt.Chat _ -> "chat";
            case Prompt.Raw _ -> "text_completion";
        };
        return new UsageEvent(
                account.ids().get(),
                began,
                context.department(),
                context.user(),
                context.flow(),
                context.document(),
                operation,
                request.model(),
                model,
                usage,
                timing,
                device,
                cost,
                cacheHit,
                outcome);
    }
}
