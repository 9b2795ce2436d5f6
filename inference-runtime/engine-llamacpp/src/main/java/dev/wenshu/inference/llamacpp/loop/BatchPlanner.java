package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.llamacpp.model.TokenBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs one batch. First all that wait for their next token, drafts included; the rest of the batch goes to prompts, oldest
 * first, in pieces small enough that nobody waits long for a token.
 */
final class BatchPlanner {
    /** More than this many pending tokens are treated like a prompt, whatever they are. */
    private static final int SHORT = 32;

    private final LoopShape shape;
    private final SequencePool pool;
    private final TokenBatch batch;
    private final int brevity;
    private final List<Turn> turns = new ArrayList<>();

    BatchPlanner(LoopShape shape, SequencePool pool, TokenBatch batch) {
        this.shape = shape;
        this.pool = pool;
        this.batch = batch;
        this.brevity = Math.clamp(batch.room() / shape.parallel(), 1, SHORT);
    }

    /** The turns of the next batch; none where the pool has no room even for what is shortest. */
    List<Turn> plan(List<Generation> active) {
        batch.clear();
        turns.clear();
        List<Generation> brief =
                active.stream().filter(each -> each.pending() <= brevity).toList();
        int needed = brief.stream().mapToInt(Generation::pending).sum();
        if (!pool.makeRoom(needed)) {
            return List.of();
        }
        int room = Math.min(pool.free(), batch.room()) - needed;
        for (Generation each : brief) {
            int[] draft = draft(each, Math.min(room, DecodeLoop.LONGEST_DRAFT / brief.size()));
            room -= draft.length;
            add(each, each.pending(), draft);
        }
        boolean waited = brief.stream().anyMatch(each -> !each.inPrompt());
        int chunk = Math.min(batch.room(), waited ? shape.promptChunk() : batch.room());
        for (Generation each : active) {
            if (each.pending() <= brevity || chunk <= 0) {
                continue;
            }
            int wanted = Math.min(each.pending(), chunk);
            pool.makeRoom(batch.size() + wanted);
            int taken = Math.min(wanted, pool.free() - batch.size());
            if (taken > 0) {
                add(each, taken, new int[0]);
                chunk -= taken;
            }
        }
        return List.copyOf(turns);
    }

    private int[] draft(Generation generation, int most) {
        return !shape.drafts() || most <= 0 || generation.inPrompt() ? new int[0] : generation.draft(most);
    }

    private void add(Generation generation, int taken, int[] draft) {
        Slot slot = generation.slot();
        int begin = slot.length();
        boolean last = taken == generation.pending();
        int output = -1;
        for (int i = 0; i < taken; i++) {
            boolean wanted = last && i == taken - 1;
            int entry = batch.add(generation.history.get(begin + i), begin + i, slot.sequence, wanted);
            output = wanted ? entry : output;
        }
        for (int i = 0; i < draft.length; i++) {
            batch.add(draft[i], begin + taken + i, slot.sequence, true);
        }
        turns.add(new Turn(generation, taken, draft, output));
    }
}
