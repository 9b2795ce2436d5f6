package dev.wenshu.inference.replay;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;

/**
 * Gives recorded answers only, in the pieces that they came in and without their pauses; a request that was not recorded is a
 * SETUP fault that names its hash.
 */
public final class ReplayedGeneration implements TextGeneration {
    private final Recording recording;

    public ReplayedGeneration(Recording recording) {
        this.recording = recording;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        GenerationRecord answer = recording.answer(RequestKey.of(request), GenerationRecord.class);
        return answer.replay(request.context().cancellation(), sink);
    }
}
