package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.llamacpp.model.LlamaContext;
import dev.wenshu.inference.llamacpp.model.TokenList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The sequences of a context: those at work, and ended ones kept as long as nobody needs their cells, the least recently used
 * given up first. One thread.
 */
final class SequencePool {
    private final LlamaContext context;
    private final boolean rollsBack;
    private final CellLedger ledger;
    private final List<Slot> slots = new ArrayList<>();
    private long clock;

    SequencePool(LlamaContext context, int sequences, boolean rollsBack) {
        this.context = context;
        this.rollsBack = rollsBack;
        this.ledger = new CellLedger(context.size());
        for (int i = 0; i < sequences; i++) {
            slots.add(new Slot(i));
        }
    }

    int capacity() {
        return ledger.capacity();
    }

    int free() {
        return ledger.free();
    }

    int used() {
        return ledger.capacity() - ledger.free();
    }

    /** Cells that would be free if all that is only retained were given up, but for one slot. */
    int attainable(Optional<Slot> kept) {
        BitSet pinned = new BitSet(ledger.capacity());
        for (Slot slot : slots) {
            if (slot.state == Slot.State.ACTIVE || (kept.isPresent() && kept.get() == slot)) {
                for (int i = 0; i < slot.cells.size(); i++) {
                    pinned.set(slot.cells.get(i));
                }
            }
        }
        return ledger.capacity() - pinned.cardinality();
    }

    /** The slot whose tokens in memory have the longest head in common with the wanted ones. */
    Optional<Slot> longestHead(TokenList wanted) {
        return slots.stream()
                .filter(slot -> slot.state != Slot.State.FREE && slot.length() > 0)
                .max(Comparator.comparingInt((Slot slot) -> slot.tokens.sharedHead(wanted))
                        .thenComparingInt(slot -> -slot.sequence));
    }

    /** A slot for a generation that begins with the first tokens of another; a retained one is given up for it if need be. */
    Slot acquireSharing(Optional<Slot> source, int tokens) {
        source.ifPresent(slot -> slot.lastUsed = ++clock);
        Slot slot = freeSlot().orElseGet(() -> {
            if (!giveUpOne()) {
                throw new IllegalStateException("more generations at work than the context has sequences");
            }
            return freeSlot().orElseThrow();
        });
        slot.state = Slot.State.ACTIVE;
        if (source.isPresent() && source.get() != slot && tokens > 0) {
            share(source.get(), slot, tokens);
        }
        return slot;
    }

    private Optional<Slot> freeSlot() {
        return slots.stream().filter(slot -> slot.state == Slot.State.FREE).findFirst();
    }

    private void share(Slot source, Slot target, int tokens) {
        context.share(source.sequence, target.sequence, tokens);
        target.tokens.addFirst(source.tokens, tokens);
        target.cells.addFirst(source.cells, tokens);
        for (int i = 0; i < tokens; i++) {
            ledger.hold(source.cells.get(i));
        }
    }

    /** Records that a token of the slot was decoded. */
    void append(Slot slot, int token) {
        slot.tokens.add(token);
        slot.cells.add(ledger.take());
    }

    /** Lets llama.cpp forget what the slot does not count; a model that cannot forget a part forgets all. */
    void rewind(Slot slot) {
        truncate(slot, rollsBack ? slot.length() : 0);
    }

    private void truncate(Slot slot, int length) {
        context.forget(slot.sequence, length);
        for (int i = length; i < slot.length(); i++) {
            ledger.giveBack(slot.cells.get(i));
        }
        slot.tokens.truncate(length);
        slot.cells.truncate(length);
    }

    void release(Slot slot) {
        truncate(slot, 0);
        slot.state = Slot.State.FREE;
    }

    /**
     * Keeps an ended generation's slot, and of the others what there is room for; another one whose tokens this one begins
     * with is of no more use.
     */
    void retain(Slot slot, int mostTokens) {
        for (Slot other : slots) {
            if (other != slot
                    && other.state == Slot.State.RETAINED
                    && other.tokens.sharedHead(slot.tokens) == other.length()) {
                release(other);
            }
        }
        slot.state = Slot.State.RETAINED;
        slot.lastUsed = ++clock;
        while (attainable(Optional.of(slot)) - ledger.free() > 0
                && attainable(Optional.empty()) - ledger.free() > mostTokens) {
            giveUpOne();
        }
    }

    /** Gives up the least recently used retained slot; false where there is none. */
    boolean giveUpOne() {
        Optional<Slot> oldest = slots.stream()
                .filter(slot -> slot.state == Slot.State.RETAINED)
                .min(Comparator.comparingLong(slot -> slot.lastUsed));
        oldest.ifPresent(this::release);
        return oldest.isPresent();
    }

    /** Gives up retained slots until so many cells are free; false where that is not enough. */
    boolean makeRoom(int cells) {
        while (ledger.free() < cells) {
            if (!giveUpOne()) {
                return false;
            }
        }
        return true;
    }

    /** Forgets everything, after a failure that leaves the context's state unknown. */
    void reset() {
        context.clear();
        ledger.reset();
        for (Slot slot : slots) {
            slot.tokens.truncate(0);
            slot.cells.truncate(0);
            slot.state = Slot.State.FREE;
        }
    }
}
