package dev.wenshu.inference.guards.probe;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.guards.probe.ProbeReport.Result;
import dev.wenshu.inference.guards.probe.ProbeReport.State;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Asks a model six tiny questions, one after the other. Put it on the same layers that the model is used through, less schema
 * repair, which would hide a build that cannot do it. A model that does not even answer is not asked further.
 */
public final class StartupProbe {
    private final TextGeneration generation;
    private final Clock clock;
    private final Duration timeLimit;

    /** {@code timeLimit} is for each question. */
    public StartupProbe(TextGeneration generation, Clock clock, Duration timeLimit) {
        this.generation = generation;
        this.clock = clock;
        this.timeLimit = timeLimit;
    }

    /** Never throws for what the model cannot do: the report says it. */
    public ProbeReport probe(String model) {
        Map<Capability, Result> results = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            results.put(capability, ask(model, capability));
            if (capability == Capability.PLAIN && results.get(capability).state() == State.FAILED) {
                String why = results.get(capability).why();
                for (Capability other : Capability.values()) {
                    results.putIfAbsent(other, new Result(State.FAILED, "not asked: " + why, 0, 0));
                }
                break;
            }
        }
        return new ProbeReport(model, clock.instant(), results);
    }

    private Result ask(String model, Capability capability) {
        CallContext context = CallContext.unattributed()
                .withFlow("model-probe")
                .withPriority(Priority.PROBE)
                .withDeadline(clock.instant().plus(timeLimit));
        GenerationRequest request = ProbeQuestion.of(model, capability).withContext(context);
        Seen seen = new Seen();
        long start = clock.millis();
        try {
            Completion completion = generation.generate(request, delta -> seen.add(delta));
            long millis = clock.millis() - start;
            String why = ProbeQuestion.complaint(capability, request, completion, seen.pieces);
            double rate = millis == 0 ? 0 : completion.usage().completion() * 1000.0 / millis;
            return new Result(why.isEmpty() ? State.WORKS : State.FAILED, why, millis, rate);
        } catch (Fault fault) {
            State state = fault.category() == FaultCategory.INPUT ? State.UNSUPPORTED : State.FAILED;
            String why = fault.getMessage() == null ? fault.category().name() : fault.getMessage();
            return new Result(state, why, clock.millis() - start, 0);
        }
    }

    private static final class Seen {
        private int pieces;

        void add(Delta delta) {
            if (!(delta instanceof Delta.ToolCallPart)) {
                pieces++;
            }
        }
    }
}
