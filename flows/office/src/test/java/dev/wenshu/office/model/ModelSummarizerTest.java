package dev.wenshu.office.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.extract.Summary;
import dev.wenshu.document.model.DocumentModel;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.replay.Script;
import dev.wenshu.inference.replay.ScriptedGeneration;
import dev.wenshu.office.FakeDocument;
import dev.wenshu.office.summary.SentenceWeighing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelSummarizerTest {
    private static final FakeDocument NOTICE = FakeDocument.text("""
            All claims for October have to be in by 2026-11-28.
            The finance office moves to room 402 on Monday.
            Late claims are paid in January.""");
    private final AtomicInteger weighings = new AtomicInteger();
    private final SentenceWeighing extractive = document -> {
        weighings.incrementAndGet();
        return ModelSummarizerTest::important;
    };
    private final List<GenerationRequest> asked = new ArrayList<>();

    private static Summary important(int sentences) {
        return new Summary(
                "en",
                "extractive",
                IntStream.range(0, Math.min(sentences, 500))
                        .mapToObj(i -> new Summary.Sentence("Important sentence number " + i + ".", i + 1))
                        .toList(),
                List.of("claims"),
                List.of(new Summary.Action("hand in claims", "2026-11-28", null)));
    }

    @Test
    void saysInTheModelsWordsWithPages() {
        // Given
        ModelSummarizer summarizer = summarizer("""
                {"sentences":[{"text":"Claims are due on 28 11 2026 [1].","passages":[1]},{"text":"Finance moves to room 402.","passages":[2]}]}""");

        // When
        Summary summary = summarizer.summarize(NOTICE, 3);

        // Then
        assertThat(summary.method()).isEqualTo("model:qwen");
        assertThat(summary.sentences())
                .containsExactly(
                        new Summary.Sentence("Claims are due on 28 11 2026.", 1),
                        new Summary.Sentence("Finance moves to room 402.", 1));
        assertThat(summary.keywords()).containsExactly("claims");
        assertThat(summary.actions()).hasSize(1);
    }

    @Test
    void dropsSentencesThatNameWrongNumbersOrNoPassage() {
        // Given
        ModelSummarizer summarizer = summarizer("""
                {"sentences":[{"text":"Claims are due on 29 November.","passages":[1]},{"text":"Invented.","passages":[99]},{"text":"Late claims wait until January.","passages":[3]}]}""");

        // When
        Summary summary = summarizer.summarize(NOTICE, 3);

        // Then
        assertThat(summary.sentences())
                .extracting(Summary.Sentence::text)
                .containsExactly("Late claims wait until January.");
    }

    @Test
    void staysExtractiveWhereNothingIsGroundedOrModelIsBusy() {
        // Given
        ModelSummarizer wrong = summarizer("{\"sentences\":[{\"text\":\"Room 777.\",\"passages\":[2]}]}");
        ModelSummarizer busy = summarizer((request, sink) -> {
            throw new Busy("queue full", Duration.ofSeconds(1));
        });

        // When
        List<Summary> summaries = List.of(wrong.summarize(NOTICE, 2), busy.summarize(NOTICE, 2));

        // Then
        assertThat(summaries).extracting(Summary::method).containsOnly("extractive");
    }

    @Test
    void showsTheMostImportantSentencesOfLongDocument() {
        // Given
        FakeDocument minutes = FakeDocument.pages(
                300, page -> List.of(FakeDocument.paragraph("Filler of page " + page + ". ".repeat(40))));
        ModelSummarizer summarizer = summarizer("{\"sentences\":[]}");

        // When
        summarizer.summarize(minutes, 3);

        // Then
        Prompt.Chat chat = (Prompt.Chat) asked.getFirst().prompt();
        assertThat(chat.messages().getLast().text())
                .contains("[1] Important sentence number 0.")
                .doesNotContain("Filler")
                .hasSizeLessThan(13_000);
        assertThat(weighings).hasValue(1);
    }

    private ModelSummarizer summarizer(String answer) {
        return summarizer(new ScriptedGeneration("qwen", Script.saying(answer)));
    }

    private ModelSummarizer summarizer(TextGeneration engine) {
        return new ModelSummarizer(
                extractive,
                new DocumentModel(
                        (request, sink) -> {
                            asked.add(request);
                            return engine.generate(request, sink);
                        },
                        () -> List.of(new ModelCard("qwen", Task.TEXT_GENERATION, "replay", "1", "none")),
                        InstantSource.system()));
    }
}
