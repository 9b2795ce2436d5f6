package dev.wenshu.inference.scheduling.usage;

import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.usage.UsageEvent;
import dev.wenshu.inference.usage.UsageEvent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
            emit(requested, model.apply(answer), began, since(began), usage, Outcome.OK);
            return answer;
        } catch (Throwable thrown) {
            emit(requested, requested, began, since(began), Usage.NONE, UsageAccount.outcomeOf(thrown));
            throw thrown;
        }
    }

    /** One event for each request of a batch, each with an even share of the time. */
    <T> List<T> measureAll(List<String> requested, Supplier<List<T>> call, Function<T, String> model) {
        Instant began = account.clock().instant();
        try {
            List<T> answers = call.get();
            Duration share = share(began, requested);
            for (int i = 0; i < requested.size(); i++) {
                emit(requested.get(i), model.apply(answers.get(i)), began, share, Usage.NONE, Outcome.OK);
            }
            return answers;
        } catch (Throwable thrown) {
            Duration share = share(began, requested);
            Outcome outcome = UsageAccount.outcomeOf(thrown);
            requested.forEach(name -> emit(name, name, began, share, Usage.NONE, outcome));
            throw thrown;
        }
    }

    private Duration share(Instant began, List<String> requested) {
        return since(began).dividedBy(Math.max(1, requested.size()));
    }

    private Duration since(Instant began) {
        return Duration.between(began, account.clock().instant());
    }

    private void emit(String requested, String model, Instant began, Duration taken, Usage usage, Outcome outcome) {
        Timing timing = new Timing(Duration.ZERO, taken, Duration.ZERO);
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
