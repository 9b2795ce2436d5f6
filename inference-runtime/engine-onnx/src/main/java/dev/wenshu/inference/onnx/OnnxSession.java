package dev.wenshu.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.wenshu.inference.onnx.ocr.Network;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/** One loaded network. Thread-safe, as sessions of ONNX Runtime are. */
final class OnnxSession implements Network, AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;

    OnnxSession(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    @Override
    public Tensor run(Tensor batch) {
        String input = session.getInputNames().iterator().next();
        try (Arena arena = Arena.ofConfined();
                OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, offHeap(arena, batch.values()), batch.shape());
                OrtSession.RunOptions options = givingMemoryBack();
                OrtSession.Result result = session.run(Map.of(input, tensor), options)) {
            return first(result);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /** Runs a text encoder: {@code rows} sequences of equal length, one after the other, padding where the mask is 0. */
    Tensor encode(long[] ids, long[] mask, int rows) {
        Map<String, long[]> values =
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", new long[ids.length]);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try (Arena arena = Arena.ofConfined()) {
            for (String name : session.getInputNames()) {
                long[] value = values.get(name);
                if (value == null) {
                    throw new Fault(FaultCategory.SETUP, "the text encoder wants an unknown input " + name);
                }
                long[] shape = {rows, ids.length / rows};
                inputs.put(name, OnnxTensor.createTensor(environment, offHeap(arena, value), shape));
            }
            try (OrtSession.RunOptions options = givingMemoryBack();
                    OrtSession.Result result = session.run(inputs, options)) {
                return first(result);
            }
        } catch (OrtException e) {
            throw failed(e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /** Without this the arena keeps what the largest page needed; without an arena the C heap keeps even more. */
    private static OrtSession.RunOptions givingMemoryBack() throws OrtException {
        OrtSession.RunOptions options = new OrtSession.RunOptions();
        options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
        return options;
    }

    /** ONNX Runtime would copy a heap array into a direct buffer that stays until a collection; this one ends here. */
    private static FloatBuffer offHeap(Arena arena, float[] values) {
        MemorySegment segment = arena.allocate(ValueLayout.JAVA_FLOAT, values.length);
        MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_FLOAT, 0, values.length);
        return segment.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    private static LongBuffer offHeap(Arena arena, long[] values) {
        MemorySegment segment = arena.allocate(ValueLayout.JAVA_LONG, values.length);
        MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_LONG, 0, values.length);
        return segment.asByteBuffer().order(ByteOrder.nativeOrder()).asLongBuffer();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static Tensor first(OrtSession.Result result) {
        OnnxTensor output = (OnnxTensor) result.get(0);
        return new Tensor(output.getFloatBuffer().array(), output.getInfo().getShape());
    }

    private static Fault failed(OrtException e) {
        return new Fault(FaultCategory.INTERNAL, "ONNX Runtime failed with " + e.getCode(), e);
    }
}
