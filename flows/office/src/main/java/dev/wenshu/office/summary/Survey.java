package dev.wenshu.office.summary;

import dev.wenshu.document.Block;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.office.text.Passage;
import dev.wenshu.office.text.PassageReader;
import dev.wenshu.office.text.Shape;
import dev.wenshu.office.text.Wording;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the first reading of a document counts, so that the second can judge each sentence by the whole. */
final class Survey {
    private static final int REPEAT_BITS = 16;
    private static final int MOST_REPEATS = 2;
    private static final int FEWEST_WORDS = 5;
    private static final double FEWEST_LETTERS = 0.55;
    private static final int TITLE_HEADINGS = 40;

    private final Shape shape;
    private final TermCounts terms = new TermCounts();
    private final byte[] repeats = new byte[1 << REPEAT_BITS];
    private final Set<Integer> titleTerms = new HashSet<>();
    private final Map<Fitness, Integer> fit = new EnumMap<>(Fitness.class);
    private int headings;

    private Survey(Shape shape) {
        this.shape = shape;
    }

    static Survey of(ParsedDocument document, Shape shape) {
        Survey survey = new Survey(shape);
        survey.addTitle(document.head().title());
        PassageReader.read(document, shape, survey::add);
        return survey;
    }

    private void addTitle(String title) {
        Arrays.stream(Wording.of(title, shape.language()).terms()).forEach(titleTerms::add);
    }

    private void add(Passage passage) {
        Wording wording = Wording.of(passage.text(), shape.language());
        terms.add(wording);
        int slot = slot(passage.text());
        if (repeats[slot] < Byte.MAX_VALUE) {
            repeats[slot]++;
        }
        if (passage.kind() == Block.Kind.HEADING && headings++ < TITLE_HEADINGS) {
            addTitle(passage.text());
        }
        fit.merge(fitness(passage, wording), 1, Integer::sum);
    }

    TermCounts terms() {
        return terms;
    }

    Set<Integer> titleTerms() {
        return titleTerms;
    }

    /** The best fitness that enough passages have; those of a lower one are not candidates. */
    Fitness required() {
        return Arrays.stream(Fitness.values())
                .filter(fit::containsKey)
                .findFirst()
                .orElse(Fitness.FOREIGN);
    }

    int candidates() {
        return fit.getOrDefault(required(), 0);
    }

    /** Repeated lines are running heads, "agreed" and the like. Only after the first reading is over. */
    boolean isRepeated(Passage passage) {
        return repeats[slot(passage.text())] > MOST_REPEATS;
    }

    Fitness fitness(Passage passage, Wording wording) {
        return switch (passage.kind()) {
            case QUOTE -> Fitness.FOREIGN;
            case HEADING, TABLE_ROW -> Fitness.FRAGMENT;
            case PARAGRAPH, LIST_ITEM ->
                wording.length() >= FEWEST_WORDS && wording.letters() >= FEWEST_LETTERS && wording.variety() > 1
                        ? Fitness.SENTENCE
                        : Fitness.FRAGMENT;
        };
    }

    /** Of the letters alone, so that "page 3" repeats "page 2". */
    private static int slot(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                hash = 31 * hash + Character.toLowerCase(c);
            }
        }
        return (hash * 0x9E3779B9) >>> (Integer.SIZE - REPEAT_BITS);
    }

    /** What a passage can be for a summary, best first. */
    enum Fitness {
        SENTENCE,
        /** A heading, a table row, a few words. */
        FRAGMENT,
        /** Another author's text inside the document. */
        FOREIGN
    }
}
