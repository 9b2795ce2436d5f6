package dev.wenshu.office.summary;

import dev.wenshu.office.text.Passage;
import dev.wenshu.office.text.Wording;
import java.util.Comparator;

/** A sentence that may be chosen; {@code score} is without its embedding. */
record Candidate(Passage passage, Wording wording, double score) {
    /** Best first; equal scores in the document's order, so that the choice never depends on chance. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparingInt(candidate -> candidate.passage().index());
}
