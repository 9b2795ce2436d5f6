package dev.wenshu.inference.replay;

import dev.wenshu.inference.Embedding;

/** Gives recorded answers only; a request that was not recorded is a SETUP fault that names its hash. */
public final class ReplayedEmbedding implements Embedding {
    private final Recording recording;

    public ReplayedEmbedding(Recording recording) {
        this.recording = recording;
    }

    @Override
    public Vectors embed(EmbeddingRequest request) {
        return recording.answer(RequestKey.of(request), Vectors.class);
    }
}
