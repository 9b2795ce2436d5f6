package dev.wenshu.inference.llamacpp.model;

import org.jspecify.annotations.Nullable;

/** Size of the blocks in which {@code ggml.h}'s tensor types store their values. */
record TensorType(int valuesPerBlock, int bytesPerBlock) {
    private static final @Nullable TensorType[] BY_ID = new @Nullable TensorType[42];

    static {
        int[][] known = {
            {0, 1, 4},
            {1, 1, 2},
            {2, 32, 18},
            {3, 32, 20},
            {6, 32, 22},
            {7, 32, 24},
            {8, 32, 34},
            {9, 32, 36},
            {10, 256, 84},
            {11, 256, 110},
            {12, 256, 144},
            {13, 256, 176},
            {14, 256, 210},
            {15, 256, 292},
            {16, 256, 66},
            {17, 256, 74},
            {18, 256, 98},
            {19, 256, 50},
            {20, 32, 18},
            {21, 256, 110},
            {22, 256, 82},
            {23, 256, 136},
            {24, 1, 1},
            {25, 1, 2},
            {26, 1, 4},
            {27, 1, 8},
            {28, 1, 8},
            {29, 256, 56},
            {30, 1, 2},
            {34, 256, 54},
            {35, 256, 66},
            {39, 32, 17}
        };
        for (int[] type : known) {
            BY_ID[type[0]] = new TensorType(type[1], type[2]);
        }
    }

    /** Null for a type that llama.cpp may know and this table does not. */
    @Nullable
    static TensorType of(int id) {
        return id >= 0 && id < BY_ID.length ? BY_ID[id] : null;
    }

    /** Bytes of so many values; rows are whole blocks, so that the number is exact for a well-formed tensor. */
    long bytes(long values) {
        return Math.multiplyExact(values / valuesPerBlock, (long) bytesPerBlock);
    }
}
