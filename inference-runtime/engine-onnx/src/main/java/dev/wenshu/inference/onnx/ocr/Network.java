package dev.wenshu.inference.onnx.ocr;

/** A neural network with one image batch as input and one tensor as output; thread-safe. */
@FunctionalInterface
public interface Network {
    Tensor run(Tensor batch);

    /** Values in row-major order; {@code values.length} is the product of {@code shape}. */
    record Tensor(float[] values, long... shape) {
        int dimension(int index) {
            return Math.toIntExact(shape[index]);
        }
    }
}
