package dev.wenshu.inference.scheduling.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import dev.wenshu.inference.usage.UsageEvent;
import dev.wenshu.inference.usage.UsageEvent.Outcome;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MeteredRecognitionTest {
    private static final RecognitionRequest PAGE = new RecognitionRequest("auto", new byte[1]);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
    private final List<UsageEvent> events = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private final UsageAccount account = new UsageAccount(List.of(events::add), PriceList.NONE, now::get, () -> "id");

    @Test
    void batchReachesTheEngineAsOneAndIsAccountedForByPage() {
        // Given
        TextRecognition metered = new MeteredRecognition(engine(false), account);

        // When
        List<RecognizedPage> pages = metered.recognizeAll(List.of(PAGE, PAGE, PAGE));

        // Then
        assertThat(pages).hasSize(3);
        assertThat(batches).containsExactly(3);
        assertThat(events)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.timing().prompt()).isEqualTo(Duration.ofSeconds(1)))
                .extracting(UsageEvent::outcome)
                .containsOnly(Outcome.OK);
    }

    @Test
    void batchThatFailsFailsForEachPage() {
        // Given
        TextRecognition metered = new MeteredRecognition(engine(true), account);

        // When / Then
        assertThatThrownBy(() -> metered.recognizeAll(List.of(PAGE, PAGE))).hasMessage("not an image");
        assertThat(events).extracting(UsageEvent::outcome).containsExactly(Outcome.INVALID, Outcome.INVALID);
    }

    private TextRecognition engine(boolean failing) {
        return new TextRecognition() {
            @Override
            public RecognizedPage recognize(RecognitionRequest request) {
                throw new AssertionError("pages of a batch come together");
            }

            @Override
            public List<RecognizedPage> recognizeAll(List<RecognitionRequest> requests) {
                batches.add(requests.size());
                now.updateAndGet(time -> time.plusSeconds(requests.size()));
                if (failing) {
                    throw new Fault(FaultCategory.INPUT, "not an image");
                }
                return requests.stream()
                        .map(request -> new RecognizedPage("ocr", 1, 1, 0, List.of()))
                        .toList();
            }
        };
    }
}
