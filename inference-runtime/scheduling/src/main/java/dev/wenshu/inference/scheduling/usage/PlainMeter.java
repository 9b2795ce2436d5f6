package dev.wenshu.inference.scheduling.usage;

import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.usage.UsageEvent;
import dev.wenshu.inference.usage.UsageEvent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Accounts for ports whose requests carry no context. All of a call's time counts as computing the prompt. */
record PlainMeter(String operation, UsageAccount account) {
    <T> T measure(String requested, Supplier<T> call, Function<T, String> model, ToIntFunction<T> tokens) {
        Instant began = account.clock().instant();
        try {
            T answer = call.get();
            Usage usage = new Usage(tokens.applyAsInt(answer), 0, 0, 0);
            emit(requested, model.apply(answer), began, usage, Outcome.OK);
            return answer;
        } catch (Throwable thrown) {
            emit(requested, requested, began, Usage.NONE, UsageAccount.outcomeOf(thrown));
            throw thrown;
        }
    }

    private void emit(String requested, String model, Instant began, Usage usage, Outcome outcome) {
        Timing timing = new Timing(
                Duration.ZERO, Duration.between(began, account.clock().instant()), Duration.ZERO);
        account.emit(new UsageEvent(
                account.ids().get(),
                began,
                "",
                "",
                "",
                "",
                operation,
                requested,
                model,
                usage,
                timing,
                "",
                outcome == Outcome.OK ? account.prices().cost(model, usage) : null,
                false,
                outcome));
    }
}
