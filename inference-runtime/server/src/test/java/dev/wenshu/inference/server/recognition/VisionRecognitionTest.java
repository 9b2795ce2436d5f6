package dev.wenshu.inference.server.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import dev.wenshu.inference.TextRecognition.RecognizedWord;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.replay.Script;
import dev.wenshu.inference.replay.ScriptedGeneration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisionRecognitionTest {
    private static final RecognitionRequest PAGE = new RecognitionRequest(RecognitionRequest.AUTO, new byte[] {1, 2});

    private final List<GenerationRequest> asked = new ArrayList<>();

    @Test
    void leavesPagesToOcrThatItReadsWell() {
        // Given
        VisionRecognition recognition = recognition(ocr(0.95f), answering("{\"lines\":[\"other\"]}"));

        // When
        RecognizedPage page = recognition.recognize(PAGE);

        // Then
        assertThat(page.model()).isEqualTo("ocr");
        assertThat(asked).isEmpty();
    }

    @Test
    void asksVisionModelForPagesThatOcrReadsBadly() {
        // Given
        VisionRecognition recognition =
                recognition(ocr(0.4f), answering("{\"lines\":[\"Total 12,50\",\" \",\"Thank you\"]}"));

        // When
        RecognizedPage page = recognition.recognize(PAGE);

        // Then
        assertThat(page.model()).isEqualTo("eyes");
        assertThat(page.lines()).extracting(RecognizedLine::text).containsExactly("Total 12,50", "Thank you");
        assertThat(page.lines())
                .allSatisfy(line -> assertThat(line.confidence()).isLessThan(0.8f));
        assertThat(page.lines().getFirst().words())
                .extracting(RecognizedWord::text)
                .containsExactly("Total", "12,50");
        assertThat(asked.getFirst().hasImages()).isTrue();
    }

    @Test
    void keepsWhatOcrReadWhereVisionModelFails() {
        // Given
        VisionRecognition busy = recognition(ocr(0.4f), (request, sink) -> {
            throw new Busy("queue full", Duration.ofSeconds(1));
        });
        VisionRecognition prose = recognition(ocr(0.4f), answering("I see a page"));

        // When
        List<RecognizedPage> pages = List.of(busy.recognize(PAGE), prose.recognize(PAGE));

        // Then
        assertThat(pages).extracting(RecognizedPage::model).containsOnly("ocr");
    }

    @Test
    void batchReachesOcrAsOneAndOnlyItsBadPagesTheVisionModel() {
        // Given
        List<Integer> batches = new ArrayList<>();
        TextRecognition ocr = new TextRecognition() {
            @Override
            public RecognizedPage recognize(RecognitionRequest request) {
                throw new AssertionError("pages of a batch come together");
            }

            @Override
            public List<RecognizedPage> recognizeAll(List<RecognitionRequest> requests) {
                batches.add(requests.size());
                return List.of(
                        ocr(0.95f).recognize(requests.getFirst()), ocr(0.4f).recognize(requests.getLast()));
            }
        };
        VisionRecognition recognition = recognition(ocr, answering("{\"lines\":[\"Total 12,50\"]}"));

        // When
        List<RecognizedPage> pages = recognition.recognizeAll(List.of(PAGE, PAGE));

        // Then
        assertThat(batches).containsExactly(2);
        assertThat(pages).extracting(RecognizedPage::model).containsExactly("ocr", "eyes");
        assertThat(asked).hasSize(1);
    }

    private VisionRecognition recognition(TextRecognition ocr, TextGeneration engine) {
        return new VisionRecognition(
                ocr,
                (request, sink) -> {
                    asked.add(request);
                    return engine.generate(request, sink);
                },
                "eyes");
    }

    private static TextRecognition ocr(float confidence) {
        return request -> new RecognizedPage(
                "ocr", 600, 800, 0, List.of(new RecognizedLine("T0ta1", confidence, 0, 0, 100, 20, List.of())));
    }

    private static TextGeneration answering(String text) {
        return new ScriptedGeneration("eyes", Script.saying(text));
    }
}
