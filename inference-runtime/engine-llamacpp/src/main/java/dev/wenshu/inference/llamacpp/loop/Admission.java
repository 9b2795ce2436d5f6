package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Decides who gets a sequence. First come, first served, but for two: one whose prompt begins as another does that is being
 * computed right now waits until it can share that, and a short one may pass it meanwhile.
 */
final class Admission {
    /** Fewer tokens are computed anew rather than waited for. */
    private static final int WORTH_WAITING = 32;
    /** Cells that a newcomer has to find beyond its prompt, lest it give way at once. */
    private static final int HEADROOM = 64;

    private final LoopShape shape;
    private final SequencePool pool;
    private final Counters counters;

    Admission(LoopShape shape, SequencePool pool, Counters counters) {
        this.shape = shape;
        this.pool = pool;
        this.counters = counters;
    }

    /** Moves from the waiting to the active what there is room for. */
    void admit(List<Generation> waiting, List<Generation> active, Instant now) {
        int running = active.size();
        for (Iterator<Generation> each = waiting.iterator(); each.hasNext() && running < shape.parallel(); ) {
            Generation generation = each.next();
            Optional<Slot> head = shape.rollsBack() ? pool.longestHead(generation.history) : Optional.empty();
            int shared = head.map(slot -> sharedTokens(slot, generation)).orElse(0);
            if (shape.rollsBack() && soonShared(generation, active) > shared + WORTH_WAITING) {
                continue;
            }
            int needed = generation.history.size() - shared + Math.min(HEADROOM, generation.job.mostTokens());
            if (!active.isEmpty() && needed > pool.attainable(head)) {
                return;
            }
            each.remove();
            begin(generation, head, shared, now);
            active.add(generation);
            running++;
        }
    }

    /** Gives a generation's sequence back, to be kept for others that begin alike. */
    void leave(Generation generation) {
        Slot slot = generation.slot;
        if (slot == null) {
            return;
        }
        generation.slot = null;
        if (shape.rollsBack() && shape.keptTokens() > 0 && slot.length() > 0) {
            pool.rewind(slot);
            pool.retain(slot, shape.keptTokens());
        } else {
            pool.release(slot);
        }
    }

    /** Takes a generation's cells away. */
    void suspend(Generation generation) {
        pool.release(generation.slot());
        generation.slot = null;
    }

    private void begin(Generation generation, Optional<Slot> head, int shared, Instant now) {
        boolean first = generation.generated() == 0;
        Slot slot = pool.acquireSharing(head, shared);
        generation.slot = slot;
        if (first) {
            generation.cachedPrompt = shared;
            counters.cachedPromptTokens += shared;
        }
        try {
            generation.begin(now);
        } catch (RuntimeException e) {
            generation.fail(new Fault(FaultCategory.INTERNAL, "the answer could not be begun", e));
        }
    }

    /** The last token is always computed: the model's answer to it is what comes next. */
    private static int sharedTokens(Slot slot, Generation generation) {
        return Math.min(slot.tokens.sharedHead(generation.history), generation.history.size() - 1);
    }

    private static int soonShared(Generation generation, List<Generation> active) {
        return active.stream()
                .filter(Generation::inPrompt)
                .mapToInt(
                        other -> Math.min(other.history.sharedHead(generation.history), generation.history.size() - 1))
                .max()
                .orElse(0);
    }
}
