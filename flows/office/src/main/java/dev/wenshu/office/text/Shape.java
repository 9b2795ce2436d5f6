package dev.wenshu.office.text;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the beginning of a document tells about the rest.
 *
 * @param transcript what people said, turn by turn, each with the speaker's label
 */
public record Shape(Language language, boolean transcript, DocumentFormat format) {
    private static final int SAMPLE = 40_000;
    private static final int FEWEST_TURNS = 6;
    private static final double TURN_SHARE = 0.5;
    private static final int TURNS_EACH = 2;

    /** Reads the first 40,000 characters. */
    public static Shape of(ParsedDocument document) {
        StringBuilder sample = new StringBuilder();
        try (Stream<Page> pages = document.pages()) {
            Iterator<Page> each = pages.iterator();
            while (sample.length() < SAMPLE && each.hasNext()) {
                for (Block block : each.next().blocks()) {
                    sample.append(block.text()).append('\n');
                }
            }
        }
        String text = sample.toString();
        return new Shape(Language.of(text), isTranscript(text), document.head().format());
    }

    private static boolean isTranscript(String text) {
        Map<String, Integer> speakers = new HashMap<>();
        int lines = 0;
        int turns = 0;
        for (String line : text.lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            lines++;
            Lines.Labelled turn = Lines.spoken(line);
            if (turn != null) {
                turns++;
                speakers.merge(turn.label(), 1, Integer::sum);
            }
        }
        return turns >= FEWEST_TURNS && turns >= lines * TURN_SHARE && speakers.size() * TURNS_EACH <= turns;
    }
}
