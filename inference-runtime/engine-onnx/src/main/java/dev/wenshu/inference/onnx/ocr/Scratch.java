package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.onnx.ocr.Network.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Off-heap memory that is used again for each batch, by one thread at a time; as large as the largest so far. Direct buffers
 * would stay until a collection that their small heap objects hardly ever bring about.
 */
final class Scratch implements AutoCloseable {
    private Arena arena = Arena.ofShared();
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
            grow(length);
        }
        return new Tensor(floats.slice(0, length), dimensions);
    }

    @Override
    public void close() {
        arena.close();
    }

    private void grow(int length) {
        arena.close();
        arena = Arena.ofShared();
        MemorySegment segment = arena.allocate(ValueLayout.JAVA_FLOAT, length);
        floats = segment.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}
