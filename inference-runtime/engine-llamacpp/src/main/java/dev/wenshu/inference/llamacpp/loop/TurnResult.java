package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.llamacpp.model.LlamaContext;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;

/** Takes what a step computed over into the answers: tokens into slots, logits into tokens. One thread. */
final class TurnResult {
    private static final Logger LOG = System.getLogger(TurnResult.class.getName());

    private final LlamaContext context;
    private final SequencePool pool;
    private final Counters counters;
    private final InstantSource time;
    private final float[] logits;

    TurnResult(LlamaContext context, SequencePool pool, Counters counters, InstantSource time, int vocabulary) {
        this.context = context;
        this.pool = pool;
        this.counters = counters;
        this.time = time;
        this.logits = new float[vocabulary];
    }

    /** What goes wrong with one answer ends that one only. */
    void take(Turn turn) {
        Generation generation = turn.generation();
        try {
            append(turn, generation);
            if (turn.output() >= 0 && !generation.cancelled) {
                choose(turn, generation);
            }
        } catch (Fault e) {
            fail(generation, e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an answer ended by a defect", e);
            fail(generation, new Fault(FaultCategory.INTERNAL, "the answer ended by a defect: see the log", e));
        }
    }

    private void append(Turn turn, Generation generation) {
        Slot slot = generation.slot();
        int prompt = generation.job.prompt().length;
        int before = Math.min(slot.length(), prompt);
        for (int i = 0; i < turn.taken(); i++) {
            pool.append(slot, generation.history.get(slot.length()));
        }
        counters.promptTokens += Math.min(slot.length(), prompt) - before;
    }

    private void choose(Turn turn, Generation generation) {
        int[] draft = turn.draft();
        int held = 0;
        boolean goesOn = true;
        while (goesOn && !generation.ended()) {
            int token = next(turn.output() + held, generation);
            goesOn = held < draft.length && token == draft[held];
            if (goesOn) {
                pool.append(generation.slot(), token);
                held++;
            }
        }
        while (!generation.ended() && generation.hasForced()) {
            generation.appendForced();
        }
        if (held < draft.length) {
            pool.rewind(generation.slot());
        }
        if (draft.length > 0) {
            counters.draftedTokens += draft.length;
            counters.acceptedTokens += held;
            generation.draftLength.verified(draft.length, held);
        }
    }

    private int next(int entry, Generation generation) {
        if (generation.hasForced()) {
            return generation.appendForced();
        }
        context.logits(entry, logits);
        return generation.choose(logits, time.instant());
    }

    private void fail(Generation generation, Fault fault) {
        pool.rewind(generation.slot());
        generation.fail(fault);
    }
}
