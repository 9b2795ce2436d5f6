package dev.wenshu.inference.testkit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the merges are learnt from. */
final class TrainingText {
    private static final int ROUNDS = 200;
    private static final int INVOICE_LINES = 4;

    private TrainingText() {}

    /** Pieces of the text as bytes, with how often they occur, in the order in which they first did. */
    static Map<List<Integer>, Integer> countedWords() {
        SampleText sample = new SampleText(2026);
        Map<String, Integer> pieces = new LinkedHashMap<>();
        Stream.generate(() -> String.join(
                        "\n",
                        sample.english(),
                        sample.german(),
                        sample.chinese(),
                        sample.json(),
                        sample.invoice(INVOICE_LINES)))
                .limit(ROUNDS)
                .flatMap(text -> PreTokens.of(text).stream())
                .forEach(piece -> pieces.merge(piece, 1, Integer::sum));
        Map<List<Integer>, Integer> words = new LinkedHashMap<>();
        pieces.forEach((piece, count) -> words.put(bytes(piece), count));
        return words;
    }

    private static List<Integer> bytes(String piece) {
        byte[] utf8 = piece.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, utf8.length).mapToObj(i -> utf8[i] & 0xff).toList();
    }
}
