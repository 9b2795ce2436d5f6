package dev.wenshu.inference.server.telemetry;

import dev.wenshu.inference.TextRecognition;
import java.util.List;

/** Text recognition whose pages are timed. */
record MeasuredRecognition(TextRecognition next, InferenceMetrics metrics) implements TextRecognition {
    private static final String OPERATION = "text_recognition";

    @Override
    public RecognizedPage recognize(RecognitionRequest request) {
        return metrics.measure(OPERATION, () -> next.recognize(request), RecognizedPage::model);
    }

    @Override
    public List<RecognizedPage> recognizeAll(List<RecognitionRequest> requests) {
        return metrics.measureAll(OPERATION, requests.size(), () -> next.recognizeAll(requests), RecognizedPage::model);
    }
}
