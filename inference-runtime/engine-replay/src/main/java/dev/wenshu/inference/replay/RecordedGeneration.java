package dev.wenshu.inference.replay;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;
import java.util.ArrayList;
import java.util.List;

/** Hands requests to a real engine and keeps what it answered, piece by piece; faults are not recorded. */
public final class RecordedGeneration implements TextGeneration {
    private final TextGeneration engine;
    private final Recording recording;

    public RecordedGeneration(TextGeneration engine, Recording recording) {
        this.engine = engine;
        this.recording = recording;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        List<Delta> deltas = new ArrayList<>();
        Completion completion = engine.generate(request, delta -> {
            deltas.add(delta);
            sink.accept(delta);
        });
        recording.add(RequestKey.of(request), GenerationRecord.of(deltas, completion));
        return completion;
    }
}
