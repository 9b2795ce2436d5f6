package dev.wenshu.inference.llamacpp.loop;

import java.util.Arrays;

/**
 * Counts the cells of the pool as llama.cpp uses them: a token of a sequence takes one, a shared token takes none, and a cell
 * is free again when the last sequence has given it back. The numbers are names of this ledger, not places in the pool.
 */
final class CellLedger {
    private final int[] holders;
    private final int[] free;
    private int freeCount;

    CellLedger(int cells) {
        holders = new int[cells];
        free = new int[cells];
        for (int i = 0; i < cells; i++) {
            free[i] = cells - 1 - i;
        }
        freeCount = cells;
    }

    int capacity() {
        return holders.length;
    }

    int free() {
        return freeCount;
    }

    int take() {
        if (freeCount == 0) {
            throw new IllegalStateException("the pool is full");
        }
        int cell = free[--freeCount];
        holders[cell] = 1;
        return cell;
    }

    void hold(int cell) {
        holders[cell]++;
    }

    void giveBack(int cell) {
        if (--holders[cell] == 0) {
            free[freeCount++] = cell;
        }
    }

    void reset() {
        Arrays.fill(holders, 0);
        for (int i = 0; i < holders.length; i++) {
            free[i] = holders.length - 1 - i;
        }
        freeCount = holders.length;
    }
}
