package dev.wenshu.inference.guards.repetition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoopDetectorTest {
    private static final String INTRO = "The invoice was issued in March and is due in thirty days. ";

    static Stream<String> loops() {
        return Stream.of(
                INTRO + "Wait, let me check again. ".repeat(120),
                INTRO + "等一下，我再检查一遍。".repeat(80),
                INTRO + " ".repeat(3000),
                INTRO + "\n".repeat(3000),
                "{\"items\":[" + "{\"name\":null,\"amount\":0},".repeat(200),
                INTRO
                        + "A paragraph of some length that comes word for word, as models do. "
                                .repeat(4)
                                .repeat(12),
                INTRO + paragraph(new Random(1), 1200).repeat(6));
    }

    static Stream<String> honest() {
        return Stream.of(
                "|---|---|---|---|---|---|\n" + rows(120),
                "-".repeat(200) + "\n" + paragraph(new Random(2), 5000),
                "Chapter 1 " + ".".repeat(300) + " 12\n" + "Chapter 2 " + ".".repeat(300) + " 40\n",
                "0,".repeat(300) + "1",
                "| n/a | n/a |\n".repeat(60),
                counted(400),
                IntStream.range(0, 3000).mapToObj(Integer::toString).collect(Collectors.joining(" ")),
                chinese(new Random(3), 6000),
                paragraph(new Random(4), 30000));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void findsExactRepetition(String text) {
        // When // Then
        assertThat(loops(LoopConfig.answer(), text)).isTrue();
        assertThat(loops(LoopConfig.reasoning(), text)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("honest")
    void leavesHonestTextAlone(String text) {
        // When // Then
        assertThat(loops(LoopConfig.answer(), text)).isFalse();
    }

    @Test
    void findsTheSameHoweverTextIsCut() {
        // Given
        String text = INTRO + "Wait, let me check again. ".repeat(120);

        // When
        LoopDetector whole = new LoopDetector(LoopConfig.answer());
        LoopDetector pieces = new LoopDetector(LoopConfig.answer());
        var inOne = whole.accept(text);
        var inMany = text.chars()
                .mapToObj(c -> pieces.accept(Character.toString(c)))
                .filter(Optional::isPresent)
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(inMany).isEqualTo(inOne);
        assertThat(inOne.orElseThrow().period()).isEqualTo("Wait, let me check again. ".length());
    }

    @Test
    void readsLongTextInLinearTime() {
        // Given
        LoopDetector detector = new LoopDetector(LoopConfig.answer());
        String text = paragraph(new Random(5), 1_000_000);

        // When
        long start = System.nanoTime();
        boolean found = detector.accept(text).isPresent();
        long millis = (System.nanoTime() - start) / 1_000_000;

        // Then: a quadratic detector would take minutes
        assertThat(found).isFalse();
        assertThat(millis).isLessThan(10_000);
    }

    private static boolean loops(LoopConfig config, String text) {
        return new LoopDetector(config).accept(text).isPresent();
    }

    private static String rows(int count) {
        Random random = new Random(6);
        return IntStream.range(0, count)
                .mapToObj(i -> "| 2026-01-01 | 0.00 | " + random.nextInt(5) + " | EUR | 19 % | open |")
                .collect(Collectors.joining("\n"));
    }

    private static String counted(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Step " + i + ": check the sum of the line and go on. ")
                .collect(Collectors.joining());
    }

    private static String paragraph(Random random, int length) {
        List<String> words =
                List.of("total", "net", "of", "the", "invoice", "amount", "is", "not", "paid", "by", "and", "tax");
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(words.get(random.nextInt(words.size()))).append(' ');
        }
        return text.toString();
    }

    private static String chinese(Random random, int length) {
        String characters = "的一是在不了有和人这中大为上个国我以要他发票金额合计税率";
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf(characters.charAt(random.nextInt(characters.length()))))
                .collect(Collectors.joining());
    }
}
