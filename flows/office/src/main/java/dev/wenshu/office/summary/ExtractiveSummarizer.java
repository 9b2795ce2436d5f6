package dev.wenshu.office.summary;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Summary;
import dev.wenshu.inference.Embedding;
import dev.wenshu.office.text.IssueDay;
import dev.wenshu.office.text.Shape;
import java.util.List;

/**
 * Summarises by choosing sentences of the document, verbatim and in its order. Words decide which come into question,
 * embeddings which of those stand for the rest. Where no embedding model is set up, words alone decide; a fault that may pass
 * is raised, so that the same document never gets one summary today and another tomorrow.
 */
public final class ExtractiveSummarizer implements SentenceWeighing {
    private static final String METHOD = "extractive";

    private final Embedding embedding;

    public ExtractiveSummarizer(Embedding embedding) {
        this.embedding = embedding;
    }

    @Override
    public WeighedSentences weigh(ParsedDocument document) {
        Shape shape = Shape.of(document);
        Weights weights = Weights.of(shape);
        Survey survey = Survey.of(document, shape);
        ActionFinder actions =
                new ActionFinder(shape, IssueDay.of(document).map(IssueDay::day).orElse(null));
        List<Candidate> candidates = Candidates.of(document, shape, survey, weights, actions::add);
        Meanings meanings = Meanings.of(candidates, embedding);
        Summary frame = new Summary(
                shape.language().code(),
                METHOD,
                List.of(),
                Keywords.of(candidates, shape.language(), survey.terms()),
                actions.found());
        return sentences -> new Summary(
                frame.language(),
                frame.method(),
                Selection.of(candidates, meanings, weights, enough(sentences, candidates.size())).stream()
                        .map(candidate -> new Summary.Sentence(
                                candidate.passage().text(), candidate.passage().page()))
                        .toList(),
                frame.keywords(),
                frame.actions());
    }

    /** A summary is never more than half of what it summarises. */
    private static int enough(int asked, int available) {
        return Math.min(asked, Math.ceilDiv(available, 2));
    }
}
