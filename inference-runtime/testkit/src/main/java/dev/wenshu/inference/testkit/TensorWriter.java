package dev.wenshu.inference.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Makes the rows of tensors as they go into the file, so that no tensor is ever whole in memory. */
final class TensorWriter {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double UNIFORM_DEVIATION = Math.sqrt(1.0 / 3);
    /** Of whole numbers from -127 to 127. */
    private static final double BYTE_DEVIATION = 73.6;

    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

    private final GgufOutput out;
    private long state;

    TensorWriter(GgufOutput out) {
        this.out = out;
    }

    void write(Tensor tensor) throws IOException {
        int rowBytes = tensor.type().rowBytes(tensor.columns());
        for (int row = 0; row < Math.max(1, tensor.rows()); row++) {
            ByteBuffer buffer = out.room(rowBytes);
            switch (tensor.filling()) {
                case Filling.Constant constant -> fill(buffer, tensor, constant.value());
                case Filling.Random random -> fill(buffer, tensor, random, row);
            }
        }
    }

    private static void fill(ByteBuffer buffer, Tensor tensor, float value) {
        if (tensor.type() != WeightType.F32) {
            throw new IllegalArgumentException("a tensor of constants is F32");
        }
        for (int i = 0; i < tensor.columns(); i++) {
            buffer.putFloat(value);
        }
    }

    private void fill(ByteBuffer buffer, Tensor tensor, Filling.Random random, int row) {
        state = mix(random.seed() + mix(random.order().applyAsInt(row)));
        double deviation = random.deviation() * random.gain().applyAsDouble(row);
        switch (tensor.type()) {
            case F32 -> {
                for (int i = 0; i < tensor.columns(); i++) {
                    buffer.putFloat(uniform(deviation));
                }
            }
            case F16 -> {
                for (int i = 0; i < tensor.columns(); i++) {
                    buffer.putShort(Float.floatToFloat16(uniform(deviation)));
                }
            }
            case Q8_0 -> {
                short scale = Float.floatToFloat16((float) (deviation / BYTE_DEVIATION));
                for (int block = 0; block < tensor.columns() / WeightType.Q8_0.blockElements(); block++) {
                    buffer.putShort(scale);
                    for (int i = 0; i < WeightType.Q8_0.blockElements() / Long.BYTES; i++) {
                        buffer.putLong(withoutLowest(next()));
                    }
                }
            }
        }
    }

    private float uniform(double deviation) {
        return (float) ((next() >> 11) * 0x1.0p-52 * deviation / UNIFORM_DEVIATION);
    }

    /** Eight bytes with -127 for -128, which quantised weights never hold. */
    private static long withoutLowest(long bytes) {
        long flipped = bytes ^ ~LOW_BITS;
        long zeroBytes = ~(((flipped & LOW_BITS) + LOW_BITS) | flipped) & ~LOW_BITS;
        return bytes | (zeroBytes >>> 7);
    }

    /** SplitMix64 (Steele, Lea and Flood 2014). */
    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
