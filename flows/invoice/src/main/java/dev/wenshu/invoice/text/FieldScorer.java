package dev.wenshu.invoice.text;

import dev.wenshu.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scores candidates for fields from the labels around them. */
final class FieldScorer {
    private static final double NOTHING = 0.15;
    private static final double LATER = 0.15;
    private static final double WITH_NUMBER = 0.12;

    private final List<LabelHit> labels;
    private final Neighbourhood neighbourhood;
    private final int rows;

    FieldScorer(List<LabelHit> labels, float width, int rows) {
        this.rows = rows;
        this.labels = labels;
        this.neighbourhood = new Neighbourhood(labels, width);
    }

    /** Best first; candidates with next to no support are left out. */
    List<Scored> score(InvoiceField field, List<Candidate> candidates) {
        List<Scored> scored = new ArrayList<>();
        for (Candidate candidate : candidates) {
            double best = 0;
            for (LabelHit label : labels) {
                if (label.label().field() == field) {
                    double relation = neighbourhood.relation(label, candidate, candidates);
                    best = Math.max(best, relation * label.label().weight() * candidate.quality());
                }
            }
            if (best > 0 && candidate.kind() != Candidate.Kind.AMOUNT) {
                best += headBonus(field, candidate)
                        - LATER * candidate.span().row().index() / Math.max(1, rows);
            }
            if (best > NOTHING) {
                scored.add(new Scored(candidate, best));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        return scored;
    }

    /** The head of an invoice comes before its body, and states the date beside the number. */
    private double headBonus(InvoiceField field, Candidate candidate) {
        boolean besideNumber = field == InvoiceField.ISSUE_DATE
                && labels.stream()
                        .anyMatch(label -> label.label().field() == InvoiceField.INVOICE_NUMBER
                                && label.label().weight() == 1
                                && label.span().row().index()
                                        == candidate.span().row().index());
        return besideNumber ? WITH_NUMBER : 0;
    }
}
