package dev.wenshu.inference.replay;

import dev.wenshu.inference.TextRecognition;

/** Hands requests to a real engine and keeps what it answered; faults are not recorded. */
public final class RecordedTextRecognition implements TextRecognition {
    private final TextRecognition engine;
    private final Recording recording;

    public RecordedTextRecognition(TextRecognition engine, Recording recording) {
        this.engine = engine;
        this.recording = recording;
    }

    @Override
    public RecognizedPage recognize(RecognitionRequest request) {
        RecognizedPage answer = engine.recognize(request);
        recording.add(RequestKey.of(request), answer);
        return answer;
    }
}
