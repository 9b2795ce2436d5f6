package dev.wenshu.inference.testkit;

/** How matrices are stored; vectors (norms, biases) are F32 always. */
public enum WeightType {
    F32(0, 0, 1, Float.BYTES),
    F16(1, 1, 1, Short.BYTES),
    /** Blocks of 32 signed bytes behind one F16 scale. */
    Q8_0(8, 7, 32, Short.BYTES + 32);

    private final int ggmlType;
    private final int fileType;
    private final int blockElements;
    private final int blockBytes;

    WeightType(int ggmlType, int fileType, int blockElements, int blockBytes) {
        this.ggmlType = ggmlType;
        this.fileType = fileType;
        this.blockElements = blockElements;
        this.blockBytes = blockBytes;
    }

    int ggmlType() {
        return ggmlType;
    }

    int fileType() {
        return fileType;
    }

    int blockElements() {
        return blockElements;
    }

    int rowBytes(int columns) {
        return columns / blockElements * blockBytes;
    }
}
