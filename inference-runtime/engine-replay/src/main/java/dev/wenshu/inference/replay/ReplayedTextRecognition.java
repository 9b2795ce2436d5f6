package dev.wenshu.inference.replay;

import dev.wenshu.inference.TextRecognition;

/** Gives recorded answers only; a request that was not recorded is a SETUP fault that names its hash. */
public final class ReplayedTextRecognition implements TextRecognition {
    private final Recording recording;

    public ReplayedTextRecognition(Recording recording) {
        this.recording = recording;
    }

    @Override
    public RecognizedPage recognize(RecognitionRequest request) {
        return recording.answer(RequestKey.of(request), RecognizedPage.class);
    }
}
