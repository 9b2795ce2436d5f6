package dev.wenshu.inference.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredRecognitionTest {
    private static final RecognitionRequest PAGE = new RecognitionRequest("auto", new byte[1]);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Integer> batches = new ArrayList<>();

    @Test
    void batchReachesTheEngineAsOneAndCountsByPage() {
        // Given
        TextRecognition measured = measured(false);

        // When
        measured.recognizeAll(List.of(PAGE, PAGE, PAGE));

        // Then
        assertThat(batches).containsExactly(3);
        assertThat(registry.get("gen_ai.server.request.duration")
                        .tag("gen_ai.response.model", "ocr")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void batchThatFailsCountsEachPageAsFailed() {
        // Given
        TextRecognition measured = measured(true);

        // When / Then
        assertThatThrownBy(() -> measured.recognizeAll(List.of(PAGE, PAGE))).isInstanceOf(Fault.class);
        assertThat(registry.get("gen_ai.server.request.duration")
                        .tag("error.type", "input")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    private TextRecognition measured(boolean failing) {
        return new InferenceMetrics(registry).measuredRecognition(new TextRecognition() {
            @Override
            public RecognizedPage recognize(RecognitionRequest request) {
                throw new AssertionError("pages of a batch come together");
            }

            @Override
            public List<RecognizedPage> recognizeAll(List<RecognitionRequest> requests) {
                batches.add(requests.size());
                if (failing) {
                    throw new Fault(FaultCategory.INPUT, "not an image");
                }
                return requests.stream()
                        .map(request -> new RecognizedPage("ocr", 1, 1, 0, List.of()))
                        .toList();
            }
        });
    }
}
