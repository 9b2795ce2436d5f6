package dev.wenshu.invoice.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The labels and typed candidates of a document. */
final class TextEvidence {
    /**
     * What was found.
     *
     * @param labels as the lexicon has them
     * @param misspelt labels, as recognition leaves them
     * @param currency null where none is shown
     */
    record Found(
            List<LabelHit> labels,
            List<LabelHit> misspelt,
            List<Candidate> values,
            List<Candidate> numbers,
            @Nullable String currency) {
        List<LabelHit> all() {
            return Stream.concat(labels.stream(), misspelt.stream()).toList();
        }

        List<Candidate> of(Candidate.Kind kind) {
            return kind == Candidate.Kind.NUMBER
                    ? numbers
                    : values.stream()
                            .filter(candidate -> candidate.kind() == kind)
                            .toList();
        }
    }

    /** Read with the first document that has visible text, once a process. */
    private static final class Shipped {
        static final LabelLexicon LEXICON = new LabelLexicon();
        static final FuzzyLabels MISSPELT = new FuzzyLabels(LEXICON.labels());
    }

    private TextEvidence() {}

    static LabelLexicon lexicon() {
        return Shipped.LEXICON;
    }

    static Found find(VisibleText text) {
        List<LabelHit> labels = new ArrayList<>();
        List<LabelHit> misspelt = new ArrayList<>();
        for (Row row : text.rows()) {
            List<LabelHit> exact = Shipped.LEXICON.find(row);
            labels.addAll(exact);
            misspelt.addAll(Shipped.MISSPELT.find(row, exact));
        }
        String currency = CurrencyFinder.find(text);
        CandidateFinder finder = new CandidateFinder(text, order(text, currency));
        List<Candidate> values =
                text.rows().stream().flatMap(row -> finder.find(row).stream()).toList();
        return new Found(List.copyOf(labels), List.copyOf(misspelt), values, numbers(text, finder, labels), currency);
    }

    private static DateText.Order order(VisibleText text, @Nullable String currency) {
        DateText.Order shown = DateText.shownOrder(text.text());
        if (shown != null) {
            return shown;
        }
        return "USD".equals(currency) ? DateText.Order.MONTH_FIRST : DateText.Order.DAY_FIRST;
    }

    private static List<Candidate> numbers(VisibleText text, CandidateFinder finder, List<LabelHit> labels) {
        return text.rows().stream()
                .flatMap(row -> finder.identifiers(row, 0).stream())
                .filter(candidate -> labels.stream()
                        .noneMatch(label -> label.span().overlaps(candidate.span())
                                && label.span().end() - label.span().start()
                                        >= candidate.span().end()
                                                - candidate.span().start()))
                .toList();
    }
}
