package dev.wenshu.inference.testkit;

/** A matrix of rows, or with {@code rows} of 0 a vector. */
record Tensor(String name, WeightType type, int columns, int rows, Filling filling) {
    static Tensor vector(String name, int length, Filling filling) {
        return new Tensor(name, WeightType.F32, length, 0, filling);
    }

    long bytes() {
        return (long) type.rowBytes(columns) * Math.max(1, rows);
    }
}
