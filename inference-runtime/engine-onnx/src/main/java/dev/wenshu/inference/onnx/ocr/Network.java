package dev.wenshu.inference.onnx.ocr;

import java.nio.FloatBuffer;

/** A neural network with one image batch as input and one tensor as output; thread-safe. */
@FunctionalInterface
public interface Network {
    /** Fills {@code output}, whose shape has to be the one that the network gives for this input. */
    void run(Tensor input, Tensor output);

    /** Values in row-major order, off heap; {@code values.remaining()} is the product of {@code shape}. */
    record Tensor(FloatBuffer values, long... shape) {
        int dimension(int index) {
            return Math.toIntExact(shape[index]);
        }
    }
}
