package dev.wenshu.invoice.text;

import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.scoring.FeatureVector;
import dev.wenshu.invoice.scoring.FieldForests;
import dev.wenshu.invoice.scoring.Forest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores candidates by the learned forests and the labels around them together, since made documents are not all there is;
 * fields without forest by the labels alone.
 */
final class LearnedScorer {
    private static final double NOTHING = 0.03;
    private static final double LEARNED = 0.5;
    private static final double CLEARLY_LABELLED = 0.9;
    private static final double UNLABELLED = 0.8;

    private final FieldForests forests;
    private final VisibleText text;
    private final FieldScorer handSet;
    private final Map<Candidate.Kind, List<Candidate>> candidates = new EnumMap<>(Candidate.Kind.class);
    private final Map<Candidate.Kind, ValueFeatures> features = new EnumMap<>(Candidate.Kind.class);

    LearnedScorer(FieldForests forests, VisibleText text, TextMeasures measures, TextEvidence.Found found) {
        this.forests = forests;
        this.text = text;
        this.handSet = new FieldScorer(found.labels(), text.width(), text.rows().size());
        for (Candidate.Kind kind : Candidate.Kind.values()) {
            candidates.put(kind, found.of(kind));
            features.put(kind, new ValueFeatures(measures, found.all(), found.of(kind)));
        }
    }

    static List<InvoiceField> fields(Candidate.Kind kind) {
        return switch (kind) {
            case AMOUNT -> List.of(InvoiceField.NET, InvoiceField.TAX, InvoiceField.TOTAL, InvoiceField.PAYABLE);
            case DATE -> List.of(InvoiceField.ISSUE_DATE, InvoiceField.DUE_DATE);
            case NUMBER -> List.of(InvoiceField.INVOICE_NUMBER);
        };
    }

    /** Best first; candidates with next to no support are left out. */
    List<Scored> score(InvoiceField field, Candidate.Kind kind) {
        Forest forest = forests.of(field);
        if (forest == null) {
            return byLabels(field, kind);
        }
        IdentityHashMap<Candidate, Double> labelled = new IdentityHashMap<>();
        List<Scored> byLabels = byLabels(field, kind);
        byLabels.forEach(scored -> labelled.put(scored.candidate(), Math.min(1, scored.score())));
        List<Candidate> all = of(kind);
        ValueFeatures measured = features.get(kind);
        List<FeatureVector> vectors = measured == null ? List.of() : measured.of(field);
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            double learned = forest.probability(vectors.get(i));
            double both = LEARNED * learned + (1 - LEARNED) * labelled.getOrDefault(all.get(i), 0.0);
            double score = kind == Candidate.Kind.NUMBER ? both : Math.max(both, UNLABELLED * learned);
            if (score > NOTHING) {
                scored.add(new Scored(all.get(i), score));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        if (kind == Candidate.Kind.NUMBER
                && !byLabels.isEmpty()
                && byLabels.getFirst().score() >= CLEARLY_LABELLED) {
            prefer(byLabels.getFirst().candidate(), scored);
        }
        return scored;
    }

    /** Notes and references repeat other documents' numbers, more often than made documents do. */
    private static void prefer(Candidate labelled, List<Scored> scored) {
        for (int i = 1; i < scored.size(); i++) {
            if (scored.get(i).candidate().isSame(labelled)) {
                scored.addFirst(scored.remove(i));
                return;
            }
        }
    }

    /** As {@link #score}, by the labels alone. */
    List<Scored> byLabels(InvoiceField field, Candidate.Kind kind) {
        List<Scored> scored = handSet.score(field, of(kind));
        return field == InvoiceField.TOTAL ? TotalPreference.apply(scored, text) : scored;
    }

    List<Candidate> of(Candidate.Kind kind) {
        return candidates.getOrDefault(kind, List.of());
    }
}
