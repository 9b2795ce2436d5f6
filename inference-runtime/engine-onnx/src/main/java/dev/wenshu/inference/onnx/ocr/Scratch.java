package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.onnx.ocr.Network.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Off-heap memory that one thread uses again for each batch; as large as the largest so far. A page needs up to 60 MB of
 * tensors: allocated a page at a time they would stay until the next collection.
 */
final class Scratch {
    private FloatBuffer floats = FloatBuffer.allocate(0);

    /** A tensor whose values are those of the use before; it is good until the next call. */
    Tensor tensor(int... shape) {
        int length = 1;
        long[] dimensions = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            length = Math.multiplyExact(length, shape[i]);
            dimensions[i] = shape[i];
        }
        if (floats.capacity() < length) {
            floats = ByteBuffer.allocateDirect(Math.multiplyExact(length, Float.BYTES))
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        return new Tensor(floats.slice(0, length), dimensions);
    }
}
