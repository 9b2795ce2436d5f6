package dev.wenshu.inference.replay;

import dev.wenshu.inference.Embedding;

/** Hands requests to a real engine and keeps what it answered; faults are not recorded. */
public final class RecordedEmbedding implements Embedding {
    private final Embedding engine;
    private final Recording recording;

    public RecordedEmbedding(Embedding engine, Recording recording) {
        this.engine = engine;
        this.recording = recording;
    }

    @Override
    public Vectors embed(EmbeddingRequest request) {
        Vectors answer = engine.embed(request);
        recording.add(RequestKey.of(request), answer);
        return answer;
    }
}
