package dev.wenshu.inference.llamacpp.model;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.wenshu.inference.llamacpp.library.Structs;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Tokens of several sequences that one call decodes; its memory is native and used again. One thread. */
public final class TokenBatch {
    private final int capacity;
    private final MemorySegment struct;
    private final MemorySegment tokens;
    private final MemorySegment positions;
    private final MemorySegment sequences;
    private final MemorySegment wanted;
    private int size;

    TokenBatch(Arena arena, int capacity) {
        this.capacity = capacity;
        this.tokens = arena.allocate(JAVA_INT, capacity);
        this.positions = arena.allocate(JAVA_INT, capacity);
        this.sequences = arena.allocate(JAVA_INT, capacity);
        this.wanted = arena.allocate(capacity);
        MemorySegment counts = arena.allocate(JAVA_INT, capacity);
        MemorySegment lists = arena.allocate(ADDRESS, capacity);
        for (int i = 0; i < capacity; i++) {
            counts.setAtIndex(JAVA_INT, i, 1);
            lists.setAtIndex(ADDRESS, i, sequences.asSlice((long) i * Integer.BYTES));
        }
        this.struct = arena.allocate(Structs.BATCH);
        Structs.setPointer(Structs.BATCH, struct, "token", tokens);
        Structs.setPointer(Structs.BATCH, struct, "pos", positions);
        Structs.setPointer(Structs.BATCH, struct, "n_seq_id", counts);
        Structs.setPointer(Structs.BATCH, struct, "seq_id", lists);
        Structs.setPointer(Structs.BATCH, struct, "logits", wanted);
    }

    public void clear() {
        size = 0;
    }

    /** Appends a token and answers its entry; {@code output} asks for what follows it. */
    public int add(int token, int position, int sequence, boolean output) {
        if (size == capacity) {
            throw new IllegalStateException("the batch holds " + capacity + " tokens");
        }
        tokens.setAtIndex(JAVA_INT, size, token);
        positions.setAtIndex(JAVA_INT, size, position);
        sequences.setAtIndex(JAVA_INT, size, sequence);
        wanted.set(JAVA_BYTE, size, (byte) (output ? 1 : 0));
        return size++;
    }

    public int size() {
        return size;
    }

    public int room() {
        return capacity - size;
    }

    MemorySegment struct() {
        Structs.setInt(Structs.BATCH, struct, "n_tokens", size);
        return struct;
    }
}
