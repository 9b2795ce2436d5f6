package dev.wenshu.inference.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import dev.wenshu.inference.TextRecognition.RecognizedWord;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    @TempDir
    Path folder;

    @Test
    void givesRecordedPageAgainAfterReopening() {
        // Given
        RecognizedWord word = new RecognizedWord("合计", 0.9f, 1, 2, 3, 4);
        RecognizedLine line = new RecognizedLine("合计", 0.9f, 1, 2, 3, 4, List.of(word));
        RecognizedPage page = new RecognizedPage("m", 10, 20, 90, 1.5f, List.of(line));
        RecognitionRequest request = new RecognitionRequest("auto", new byte[] {1, 2});
        Path file = folder.resolve("answers.jsonl");
        new RecordedTextRecognition(any -> page, Recording.open(file)).recognize(request);

        // When
        RecognizedPage answer = new ReplayedTextRecognition(Recording.open(file)).recognize(request);

        // Then
        assertThat(answer).isEqualTo(page);
    }

    @Test
    void givesRecordedVectorsAgain() {
        // Given
        Recording recording = Recording.open(folder.resolve("answers.jsonl"));
        Embedding engine = request -> new Vectors("m", List.of(new float[] {0.6f, 0.8f}), 3);
        EmbeddingRequest request = new EmbeddingRequest("auto", List.of("total"));
        new RecordedEmbedding(engine, recording).embed(request);

        // When
        Vectors answer = new ReplayedEmbedding(recording).embed(request);

        // Then
        assertThat(answer.vectors()).containsExactly(new float[] {0.6f, 0.8f});
        assertThat(answer.promptTokens()).isEqualTo(3);
    }

    @Test
    void refusesUnrecordedRequestNamingItsHash() {
        // Given
        Embedding replayed = new ReplayedEmbedding(Recording.open(folder.resolve("none.jsonl")));
        EmbeddingRequest request = new EmbeddingRequest("auto", List.of("secret text"));

        // When // Then
        assertThatThrownBy(() -> replayed.embed(request))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.SETUP))
                .hasMessageContaining(RequestKey.of(request).hex())
                .hasMessageNotContaining("secret text");
    }

    @Test
    void tellsApartTextsThatJoinToTheSame() {
        // Given
        EmbeddingRequest one = new EmbeddingRequest("auto", List.of("ab", "c"));
        EmbeddingRequest other = new EmbeddingRequest("auto", List.of("a", "bc"));

        // When // Then
        assertThat(RequestKey.of(one)).isNotEqualTo(RequestKey.of(other));
    }

    @Test
    void refusesDamagedRecordingNamingItsLine() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("bad.jsonl"), "{\"request\":\"x\",\"answer\":{}}\n{\"request\":");

        // When // Then
        assertThatThrownBy(() -> Recording.open(file)).isInstanceOf(Fault.class).hasMessageContaining("line 2");
    }
}
