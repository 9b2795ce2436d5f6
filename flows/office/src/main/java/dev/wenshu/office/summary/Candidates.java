package dev.wenshu.office.summary;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.office.text.Passage;
import dev.wenshu.office.text.PassageReader;
import dev.wenshu.office.text.Shape;
import dev.wenshu.office.text.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The second reading: scores every sentence by its words and keeps the best of each stretch of the document, so that a long
 * document's end has the same chance as its beginning and no more than {@link #MOST} sentences are ever compared.
 */
final class Candidates {
    static final int MOST = 240;
    private static final int STRETCHES = 60;

    private final Survey survey;
    private final LexicalScore score;
    private final Shape shape;
    private final int stretchLength;
    private final int bestOfStretch;
    private final List<Candidate> kept = new ArrayList<>();
    private final PriorityQueue<Candidate> stretch = new PriorityQueue<>(Candidate.BEST_FIRST.reversed());
    private int seen;

    private Candidates(Survey survey, Shape shape, Weights weights) {
        this.survey = survey;
        this.shape = shape;
        this.score = new LexicalScore(survey, weights);
        boolean all = survey.candidates() <= MOST;
        this.stretchLength = all ? MOST : Math.ceilDiv(survey.candidates(), STRETCHES);
        this.bestOfStretch = all ? MOST : MOST / STRETCHES;
    }

    /** In the document's order; every passage is also handed to {@code alsoRead}, to save a third reading. */
    static List<Candidate> of(
            ParsedDocument document, Shape shape, Survey survey, Weights weights, Consumer<Passage> alsoRead) {
        Candidates candidates = new Candidates(survey, shape, weights);
        PassageReader.read(document, shape, passage -> {
            candidates.add(passage);
            alsoRead.accept(passage);
        });
        candidates.endStretch();
        candidates.kept.sort(
                Comparator.comparingInt(candidate -> candidate.passage().index()));
        return candidates.kept;
    }

    private void add(Passage passage) {
        Wording wording = Wording.of(passage.text(), shape.language());
        if (survey.fitness(passage, wording) != survey.required()) {
            return;
        }
        stretch.add(new Candidate(passage, wording, score.of(passage, wording, seen)));
        if (stretch.size() > bestOfStretch) {
            stretch.remove();
        }
        seen++;
        if (seen % stretchLength == 0) {
            endStretch();
        }
    }

    private void endStretch() {
        kept.addAll(stretch);
        stretch.clear();
    }
}
