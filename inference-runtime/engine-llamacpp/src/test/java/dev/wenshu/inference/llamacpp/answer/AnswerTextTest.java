package dev.wenshu.inference.llamacpp.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.ReasoningTags;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTextTest {
    private static final ReasoningTags TAGS = new ReasoningTags("<think>", "</think>");

    private final List<Delta> deltas = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void neverCutsACharacter(int pieceBytes) {
        // Given
        String text = "Größe 价格 🧾 — ok";
        AnswerText answer = new AnswerText(null, false, false, List.of(), null, deltas::add);

        // When
        boolean stopped = feed(answer, text, pieceBytes);
        answer.finish(stopped, "");

        // Then
        assertThat(answer.text()).isEqualTo(text).isEqualTo(streamedText());
        assertThat(deltas)
                .allSatisfy(delta -> assertThat(((Delta.Text) delta).text())
                        .doesNotContain("\uFFFD")
                        .matches(piece -> !Character.isHighSurrogate(piece.charAt(piece.length() - 1))));
    }

    @Test
    void whatIsNoCharacterBecomesTheReplacement() {
        // Given
        AnswerText answer = new AnswerText(null, false, false, List.of(), null, deltas::add);

        // When
        answer.accept(new byte[] {'a', (byte) 0xE4}, null);
        answer.finish(false, "");

        // Then
        assertThat(answer.text()).isEqualTo("a\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 9})
    void stopsBeforeATextThatCrossesTokens(int pieceBytes) {
        // Given
        AnswerText answer = new AnswerText(null, false, false, List.of("\nUser:", "END"), null, deltas::add);

        // When
        boolean stopped = feed(answer, "fine\nUs er E ND\nUser: more", pieceBytes);
        answer.finish(stopped, "");

        // Then
        assertThat(stopped).isTrue();
        assertThat(answer.text()).isEqualTo("fine\nUs er E ND").isEqualTo(streamedText());
    }

    @Test
    void whatOnlyLookedLikeAStopComesOutAtTheEnd() {
        // Given
        AnswerText answer = new AnswerText(null, false, false, List.of("###"), null, deltas::add);

        // When
        boolean stopped = feed(answer, "a ##", 1);
        answer.finish(stopped, "");

        // Then
        assertThat(answer.text()).isEqualTo("a ##").isEqualTo(streamedText());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 50})
    void splitsReasoningWithBothTags(int pieceBytes) {
        // Given
        AnswerText answer = new AnswerText(TAGS, false, false, List.of(), null, deltas::add);

        // When
        feed(answer, "\n<think>\nhm, <b> 价\n</think>\n\nThe total is 12.", pieceBytes);
        answer.finish(false, "");

        // Then
        assertThat(answer.reasoning()).isEqualTo("hm, <b> 价").isEqualTo(streamedReasoning());
        assertThat(answer.text()).isEqualTo("The total is 12.").isEqualTo(streamedText());
    }

    @Test
    void splitsReasoningThatThePromptHasOpened() {
        // Given
        AnswerText answer = new AnswerText(TAGS, true, false, List.of("12"), null, deltas::add);

        // When
        boolean stopped = feed(answer, "12 or 13?</think>It is 12.", 4);
        answer.finish(stopped, "");

        // Then
        assertThat(answer.reasoning()).isEqualTo("12 or 13?");
        assertThat(answer.text()).isEqualTo("It is ");
    }

    @Test
    void anAnswerWithoutReasoningLosesNothing() {
        // Given
        AnswerText answer = new AnswerText(TAGS, false, false, List.of(), null, deltas::add);

        // When
        feed(answer, " <thin air", 2);
        answer.finish(false, "");

        // Then
        assertThat(answer.text()).isEqualTo(" <thin air").isEqualTo(streamedText());
        assertThat(answer.reasoning()).isEmpty();
    }

    @Test
    void reasoningThatNeverEndsIsNoAnswer() {
        // Given
        AnswerText answer = new AnswerText(TAGS, true, false, List.of(), null, deltas::add);

        // When
        feed(answer, "on and on </thi", 3);
        answer.finish(false, "");

        // Then
        assertThat(answer.text()).isEmpty();
        assertThat(answer.reasoning()).isEqualTo("on and on </thi").isEqualTo(streamedReasoning());
    }

    private static boolean feed(AnswerText answer, String text, int pieceBytes) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < utf8.length; at += pieceBytes) {
            byte[] piece = Arrays.copyOfRange(utf8, at, Math.min(utf8.length, at + pieceBytes));
            if (answer.accept(piece, null)) {
                return true;
            }
        }
        return false;
    }

    private String streamedText() {
        return deltas.stream()
                .filter(Delta.Text.class::isInstance)
                .map(delta -> ((Delta.Text) delta).text())
                .collect(Collectors.joining());
    }

    private String streamedReasoning() {
        return deltas.stream()
                .filter(Delta.Reasoning.class::isInstance)
                .map(delta -> ((Delta.Reasoning) delta).text())
                .collect(Collectors.joining());
    }
}
