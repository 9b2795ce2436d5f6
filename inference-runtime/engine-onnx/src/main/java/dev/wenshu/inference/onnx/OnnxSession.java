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
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One loaded network. Thread-safe, as sessions of ONNX Runtime are. */
final class OnnxSession implements Network, AutoCloseable {
    private static final int RUNS_BETWEEN_TRIMS = 64;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final AtomicInteger runs = new AtomicInteger();

    OnnxSession(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    @Override
    public void run(Tensor input, Tensor output) {
        String inputName = session.getInputNames().iterator().next();
        String outputName = session.getOutputNames().iterator().next();
        try (OnnxTensor from = OnnxTensor.createTensor(environment, input.values(), input.shape());
                OnnxTensor to = OnnxTensor.createTensor(environment, output.values(), output.shape());
                OrtSession.RunOptions options = options();
                OrtSession.Result result =
                        session.run(Map.of(inputName, from), Set.of(), Map.of(outputName, to), options)) {
            if (result.isResultOwner(0)) {
                throw new Fault(FaultCategory.INTERNAL, "ONNX Runtime gave memory of its own for " + outputName);
            }
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /** What a text encoder gave: [rows, tokens, dimension]. */
    record Hidden(float[] values, int dimension) {}

    /** Runs a text encoder: {@code rows} sequences of equal length, one after the other, padding where the mask is 0. */
    Hidden encode(long[] ids, long[] mask, int rows) {
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
            try (OrtSession.RunOptions options = options();
                    OrtSession.Result result = session.run(inputs, options)) {
                OnnxTensor output = (OnnxTensor) result.get(0);
                long[] shape = output.getInfo().getShape();
                return new Hidden(output.getFloatBuffer().array(), Math.toIntExact(shape[2]));
            }
        } catch (OrtException e) {
            throw failed(e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /**
     * The arena grows with the odd shape and is given back now and then: after each run that would cost text detection
     * three quarters of its time in page faults, never it would keep what the largest page needed.
     */
    private OrtSession.RunOptions options() throws OrtException {
        OrtSession.RunOptions options = new OrtSession.RunOptions();
        if (runs.incrementAndGet() % RUNS_BETWEEN_TRIMS == 0) {
            NativeHeap.giveBack();
            options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
        }
        return options;
    }

    /** ONNX Runtime would copy a heap array into a direct buffer that stays until a collection; this one ends here. */
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

    private static Fault failed(OrtException e) {
        return new Fault(FaultCategory.INTERNAL, "ONNX Runtime failed with " + e.getCode(), e);
    }
}
