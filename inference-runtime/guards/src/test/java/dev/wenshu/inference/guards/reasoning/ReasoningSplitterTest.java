package dev.wenshu.inference.guards.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.generation.Delta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasoningSplitterTest {
    static Stream<Arguments> golden() {
        return Stream.of(
                golden("tags", "<think>Two and two.</think>\n\nFour.", "Two and two.", "Four."),
                golden("tags", "\n<think>\nTwo\n\nand two.\n</think>\n\nFour.\n", "Two\n\nand two.", "Four.\n"),
                golden("tags", "<think>\n\n</think>\n\nFour.", "", "Four."),
                golden("tags", "<think></think>{\"sum\":4}", "", "{\"sum\":4}"),
                golden("tags", "<think>求和</think>{\"sum\":4}", "求和", "{\"sum\":4}"),
                golden("tags", "<thinking>hm</thinking>Four.", "hm", "Four."),
                golden("tags", "◁think▷hm◁/think▷Four.", "hm", "Four."),
                golden(
                        "tags",
                        "<think>the <thinking> tag? </thinking> no</think>yes",
                        "the <thinking> tag? </thinking> no",
                        "yes"),
                golden("tags", "<think>a < b, </thin air</think>c </think> d", "a < b, </thin air", "c </think> d"),
                golden("tags", "Write <think> and </think> like this.", "", "Write <think> and </think> like this."),
                golden("tags", "  Four.", "", "  Four."),
                golden("tags", "<thi", "", "<thi"),
                golden("tags", "<table>", "", "<table>"),
                golden("tags", "<think>never ends \n", "never ends", ""),
                golden("tags", "", "", ""),
                golden("closing-tag", "Two and two.\n</think>\n\nFour.", "Two and two.", "Four."),
                golden("closing-tag", "<think>\nTwo.\n</think>Four.", "Two.", "Four."),
                golden("closing-tag", "</think>Four.", "", "Four."),
                golden("closing-tag", "Thinks, never answers", "Thinks, never answers", ""),
                golden("closing-tag", "{\"sum\":4}", "", "{\"sum\":4}"),
                golden("closing-tag", "[1] is a list.</think>[2]", "[1] is a list.", "[2]"),
                golden("closing-tag", "Hm</think>Say </think> aloud", "Hm", "Say </think> aloud"),
                golden("unknown", "Four.", "", "Four."),
                golden("unknown", "Two and two.</think>Four.", "Two and two.", "Four."),
                golden("unknown", "<think>Two.</think>Four.", "Two.", "Four."),
                golden("field", "<think>stays</think>Four.", "", "<think>stays</think>Four."),
                golden(
                        "channels",
                        "<|channel|>analysis<|message|>Two.<|end|><|start|>assistant<|channel|>final<|message|>Four.<|return|>",
                        "Two.",
                        "Four."),
                golden("channels", "<|channel|>final<|message|>Four.<|return|>", "", "Four."),
                golden("channels", "<|start|>assistant<|channel|>analysis<|message|>Two.<|end|>", "Two.", ""),
                golden("channels", "Four.", "", "Four."));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void splitsHoweverTextIsCut(String dialect, String text, String reasoning, String answer) {
        for (int size = 1; size <= Math.max(1, text.length()); size++) {
            // When
            Split split = split(ReasoningDialect.named(dialect), cut(text, size));

            // Then
            assertThat(split.reasoning()).as("pieces of %d", size).isEqualTo(reasoning);
            assertThat(split.answer()).as("pieces of %d", size).isEqualTo(answer);
        }
    }

    @Test
    void handsOnReasoningAndAnswerAtOnce() {
        // Given
        List<Delta> deltas = new ArrayList<>();
        ReasoningSplitter splitter = new ReasoningSplitter(ReasoningDialect.TAGS, deltas::add);

        // When
        splitter.accept("<think>one");
        splitter.accept(" two</th");

        // Then
        assertThat(deltas).containsExactly(new Delta.Reasoning("one"), new Delta.Reasoning(" two"));
        assertThat(splitter.isReasoning()).isTrue();
    }

    @Test
    void passesAnswerThroughPieceByPiece() {
        // Given
        List<Delta> deltas = new ArrayList<>();
        ReasoningSplitter splitter = new ReasoningSplitter(ReasoningDialect.TAGS, deltas::add);

        // When
        splitter.accept("one");
        splitter.accept(" <");
        splitter.accept("two");

        // Then
        assertThat(deltas).containsExactly(new Delta.Text("one"), new Delta.Text(" <"), new Delta.Text("two"));
    }

    private static Split split(ReasoningDialect dialect, List<String> pieces) {
        StringBuilder reasoning = new StringBuilder();
        StringBuilder answer = new StringBuilder();
        ReasoningSplitter splitter = new ReasoningSplitter(dialect, delta -> {
            switch (delta) {
                case Delta.Text text -> answer.append(text.text());
                case Delta.Reasoning thought -> reasoning.append(thought.text());
                case Delta.ToolCallPart part -> throw new AssertionError(part);
            }
        });
        pieces.forEach(splitter::accept);
        splitter.end();
        return new Split(reasoning.toString(), answer.toString());
    }

    private static List<String> cut(String text, int size) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < text.length(); i += size) {
            pieces.add(text.substring(i, Math.min(text.length(), i + size)));
        }
        return pieces;
    }

    private static Arguments golden(String dialect, String text, String reasoning, String answer) {
        return Arguments.of(dialect, text, reasoning, answer);
    }

    private record Split(String reasoning, String answer) {}
}
