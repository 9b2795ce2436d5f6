package dev.wenshu.inference.scheduling.usage;

import dev.wenshu.inference.TextRecognition;
import java.util.List;

/** Emits one event for each page. The port does not say who asks, so that names are empty and the queue is unknown. */
public final class MeteredRecognition implements TextRecognition {
    private final TextRecognition next;
    private final PlainMeter meter;

    public MeteredRecognition(TextRecognition next, UsageAccount account) {
        this.next = next;
        this.meter = new PlainMeter("text_recognition", account);
    }

    @Override
    public RecognizedPage recognize(RecognitionRequest request) {
        return meter.measure(request.model(), () -> next.recognize(request), RecognizedPage::model, page -> 0);
    }

    @Override
    public List<RecognizedPage> recognizeAll(List<RecognitionRequest> requests) {
        return meter.measureAll(
                requests.stream().map(RecognitionRequest::model).toList(),
                () -> next.recognizeAll(requests),
                RecognizedPage::model);
    }
}
