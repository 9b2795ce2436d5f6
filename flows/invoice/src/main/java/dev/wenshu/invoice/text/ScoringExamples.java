package dev.wenshu.invoice.text;

import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.scoring.FeatureVector;
import java.util.ArrayList;
import java.util.List;

/** The candidates of a document with what is measured of them, for learning. */
public final class ScoringExamples {
    /** A candidate for a field. */
    public record Example(InvoiceField field, String value, FeatureVector features) {
        @Override
        public String toString() {
            return "Example[field=" + field + "]";
        }
    }

    private ScoringExamples() {}

    public static List<Example> of(VisibleText text) {
        if (text.rows().isEmpty()) {
            return List.of();
        }
        TextEvidence.Found found = TextEvidence.find(text);
        TextMeasures measures = new TextMeasures(text);
        List<Example> examples = new ArrayList<>();
        for (Candidate.Kind kind : Candidate.Kind.values()) {
            List<Candidate> candidates = found.of(kind);
            ValueFeatures features = new ValueFeatures(measures, found.all(), candidates);
            for (InvoiceField field : LearnedScorer.fields(kind)) {
                List<FeatureVector> vectors = features.of(field);
                for (int i = 0; i < vectors.size(); i++) {
                    examples.add(new Example(field, candidates.get(i).value(), vectors.get(i)));
                }
            }
        }
        NameFeatures names = new NameFeatures(text, measures, found.labels());
        List<NameCandidates.NameCandidate> candidates = names.candidates();
        List<FeatureVector> vectors = names.of(candidates);
        for (InvoiceField party : List.of(InvoiceField.SELLER, InvoiceField.BUYER)) {
            for (int i = 0; i < vectors.size(); i++) {
                examples.add(new Example(party, candidates.get(i).text(), vectors.get(i)));
            }
        }
        for (int i = 0; i < vectors.size(); i++) {
            List<Span> address = AddressFinder.below(candidates.get(i).span(), text);
            if (!address.isEmpty()) {
                examples.add(new Example(
                        InvoiceField.SELLER_ADDRESS,
                        AddressFinder.joined(address),
                        AddressFinder.features(vectors.get(i), address)));
            }
        }
        return examples;
    }
}
