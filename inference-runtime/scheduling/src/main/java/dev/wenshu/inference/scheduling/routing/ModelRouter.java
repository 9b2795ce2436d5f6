package dev.wenshu.inference.scheduling.routing;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.lifecycle.NotLoaded;
import dev.wenshu.inference.scheduling.routing.RoutingTable.Candidate;
import dev.wenshu.inference.scheduling.usage.CallNotes;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Sends a request to the model of that name, or to one behind that alias. Where one fails before it gave anything to the
 * caller, the next is tried; never after a request was found to be bad, called off, or late.
 */
public final class ModelRouter implements TextGeneration {
    private static final System.Logger LOG = System.getLogger(ModelRouter.class.getName());

    private final ModelPool pool;
    private final CandidateChoice choice;
    private final InstantSource clock;

    public ModelRouter(ModelPool pool) {
        this(pool, RandomGenerator.getDefault(), InstantSource.system());
    }

    /** {@code random} draws by weight, and is used by many threads. */
    public ModelRouter(ModelPool pool, RandomGenerator random, InstantSource clock) {
        this.pool = pool;
        this.choice = new CandidateChoice(random);
        this.clock = clock;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        HandedOut handedOut = new HandedOut(sink);
        Set<ModelSlot> tried = new HashSet<>();
        List<RuntimeException> failures = new ArrayList<>();
        while (true) {
            // Looked up anew each time: a replaced engine's successor is in the next table.
            List<Candidate> candidates = pool.table().candidates(request.model());
            Optional<Candidate> next = choice.pick(candidates, request, tried);
            if (next.isEmpty()) {
                throw failures.isEmpty() ? candidates.getFirst().slot().unavailable() : worstOf(failures);
            }
            ModelSlot slot = next.get().slot();
            tried.add(slot);
            CallNotes.current().tried(slot.name());
            try {
                return slot.generate(request, handedOut);
            } catch (RuntimeException e) {
                if (!anotherMayTry(e, request.context(), handedOut)) {
                    throw e;
                }
                failures.add(e);
                LOG.log(
                        e instanceof NotLoaded ? Level.DEBUG : Level.WARNING,
                        "a call for {0} failed on model {1}: {2}",
                        request.model(),
                        slot.name(),
                        Fault.categoryOf(e));
            }
        }
    }

    private boolean anotherMayTry(RuntimeException e, CallContext context, HandedOut handedOut) {
        Instant deadline = context.deadline();
        return !handedOut.any()
                && !handedOut.sinkFailed()
                && !(e instanceof Cancelled)
                && !context.cancellation().isCancelled()
                && Fault.categoryOf(e) != FaultCategory.INPUT
                && (deadline == null || deadline.isAfter(clock.instant()));
    }

    /** A busy model is worth coming back to, and outweighs one that failed. */
    private static RuntimeException worstOf(List<RuntimeException> failures) {
        RuntimeException worst = failures.stream()
                .filter(Busy.class::isInstance)
                .min(Comparator.comparing(failure -> ((Busy) failure).retryAfter()))
                .orElse(failures.getLast());
        failures.stream().filter(failure -> !failure.equals(worst)).forEach(worst::addSuppressed);
        return worst;
    }
}
