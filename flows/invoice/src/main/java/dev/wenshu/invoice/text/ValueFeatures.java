package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.scoring.Feature;
import dev.wenshu.invoice.scoring.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Measures amounts, dates and numbers of one kind for the fields that they may belong to. */
final class ValueFeatures {
    /** What the labels of a page say of a value. */
    private record Support(Map<InvoiceField, Double> byField, Map<InvoiceField, LabelHit> label, double other) {
        double of(InvoiceField field) {
            return byField.getOrDefault(field, 0.0);
        }

        double competing(InvoiceField field) {
            double best = other;
            for (Map.Entry<InvoiceField, Double> entry : byField.entrySet()) {
                best = entry.getKey() == field ? best : Math.max(best, entry.getValue());
            }
            return best;
        }
    }

    private static final Map<InvoiceField, Feature> BY_FIELD = new EnumMap<>(Map.of(
            InvoiceField.INVOICE_NUMBER, Feature.FOR_NUMBER,
            InvoiceField.ISSUE_DATE, Feature.FOR_ISSUE_DATE,
            InvoiceField.DUE_DATE, Feature.FOR_DUE_DATE,
            InvoiceField.NET, Feature.FOR_NET,
            InvoiceField.TAX, Feature.FOR_TAX,
            InvoiceField.TOTAL, Feature.FOR_TOTAL,
            InvoiceField.PAYABLE, Feature.FOR_PAYABLE,
            InvoiceField.SELLER_TAX_ID, Feature.FOR_TAX_ID));
    private static final Pattern TIME = Pattern.compile("^\\s*,?\\s*\\d{1,2}[:.]\\d{2}.*", Pattern.DOTALL);

    private final TextMeasures measures;
    private final List<Candidate> candidates;
    private final Map<Integer, List<LabelHit>> labelsByPage;
    private final IdentityHashMap<Candidate, Support> supports = new IdentityHashMap<>();
    private final AmountRelations relations;
    private final List<FeatureVector> bases = new ArrayList<>();

    ValueFeatures(TextMeasures measures, List<LabelHit> labels, List<Candidate> candidates) {
        this.measures = measures;
        this.candidates = candidates;
        this.labelsByPage = labels.stream()
                .collect(Collectors.groupingBy(label -> label.span().row().page()));
        this.relations = new AmountRelations(candidates);
        candidates.stream()
                .collect(Collectors.groupingBy(
                        candidate -> candidate.span().row().page()))
                .forEach(this::support);
        for (int i = 0; i < candidates.size(); i++) {
            bases.add(base(candidates.get(i), i));
        }
    }

    private void support(int page, List<Candidate> onPage) {
        List<LabelHit> labels = labelsByPage.getOrDefault(page, List.of());
        Neighbourhood neighbourhood = new Neighbourhood(labels, measures.width());
        for (Candidate candidate : onPage) {
            Map<InvoiceField, Double> best = new EnumMap<>(InvoiceField.class);
            Map<InvoiceField, LabelHit> label = new EnumMap<>(InvoiceField.class);
            double other = 0;
            for (LabelHit hit : labels) {
                double support = neighbourhood.relation(hit, candidate, onPage)
                        * hit.label().weight();
                InvoiceField field = hit.label().field();
                if (field == null) {
                    other = Math.max(other, support);
                } else if (support > best.getOrDefault(field, 0.0)) {
                    best.put(field, support);
                    label.put(field, hit);
                }
            }
            supports.put(candidate, new Support(best, label, other));
        }
    }

    /** A vector for each candidate, in their order. */
    List<FeatureVector> of(InvoiceField field) {
        double[] all = candidates.stream()
                .mapToDouble(candidate -> support(candidate).of(field))
                .toArray();
        double best = Arrays.stream(all).max().orElse(0);
        List<FeatureVector> vectors = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            double own = all[i];
            long stronger = Arrays.stream(all).filter(other -> other > own).count();
            Candidate candidate = candidates.get(i);
            Support support = support(candidate);
            FeatureVector vector = bases.get(i)
                    .copy()
                    .with(Feature.COMPETING, support.competing(field))
                    .with(Feature.SUPPORT, own)
                    .with(Feature.SUPPORT_RANK, (double) Math.min(20, stronger))
                    .with(Feature.SUPPORT_BEHIND_BEST, best - own);
            LabelHit label = support.label().get(field);
            if (label != null) {
                label(vector, label, candidate);
            }
            vectors.add(vector);
        }
        return vectors;
    }

    /** What is the same for all fields. */
    private FeatureVector base(Candidate candidate, int order) {
        Support support = support(candidate);
        FeatureVector vector = measures.vector(candidate.span(), candidate.box())
                .with(Feature.FOR_OTHER, support.other())
                .with(Feature.QUALITY, candidate.quality())
                .with(Feature.OF_KIND, Math.min(60, candidates.size()))
                .with(Feature.ORDER, (double) order / candidates.size())
                .with(Feature.CHARACTERS, candidate.value().length())
                .with(
                        Feature.DIGITS,
                        (double) candidate
                                        .value()
                                        .chars()
                                        .filter(Character::isDigit)
                                        .count()
                                / candidate.value().length());
        BY_FIELD.forEach((labelled, feature) -> vector.with(feature, support.of(labelled)));
        switch (candidate.kind()) {
            case AMOUNT -> relations.measure(candidate, vector);
            case DATE -> date(candidate, vector);
            case NUMBER -> {}
        }
        return vector;
    }

    private Support support(Candidate candidate) {
        Support support = supports.get(candidate);
        if (support == null) {
            throw new IllegalStateException("not a candidate of this document: " + candidate);
        }
        return support;
    }

    private void label(FeatureVector vector, LabelHit label, Candidate candidate) {
        boolean beside = Neighbourhood.isBeside(label, candidate.box(), candidate.span());
        Box box = label.box();
        float height = Math.max(1, Math.max(box.height(), candidate.box().height()));
        vector.with(Feature.LABEL_WEIGHT, label.label().weight())
                .with(Feature.LABEL_BESIDE, beside)
                .with(
                        Feature.LABEL_DISTANCE,
                        Math.max(0, candidate.box().x0() - box.x1()) / Math.max(1, measures.width()))
                .with(Feature.LABEL_ROWS_ABOVE, beside ? 0 : (candidate.box().centerY() - box.centerY()) / height)
                .with(
                        Feature.LABEL_FUZZY,
                        !Folding.fold(label.span().text())
                                .replace(" ", "")
                                .equals(label.label().folded()));
    }

    private void date(Candidate candidate, FeatureVector vector) {
        Row row = candidate.span().row();
        vector.with(
                        Feature.EARLIEST,
                        candidates.stream().allMatch(other -> candidate.value().compareTo(other.value()) <= 0))
                .with(
                        Feature.LATEST,
                        candidates.stream().allMatch(other -> candidate.value().compareTo(other.value()) >= 0))
                .with(
                        Feature.TIME_BEHIND,
                        TIME.matcher(row.text().substring(candidate.span().end()))
                                .matches())
                .with(Feature.SAME_VALUE, occurrences(candidate))
                .with(
                        Feature.BESIDE_NUMBER,
                        labelsByPage.getOrDefault(row.page(), List.of()).stream()
                                .anyMatch(label -> label.label().field() == InvoiceField.INVOICE_NUMBER
                                        && label.label().weight() == 1
                                        && label.span().row().index() == row.index()));
    }

    private double occurrences(Candidate candidate) {
        return candidates.stream()
                        .filter(other -> other.value().equals(candidate.value()))
                        .count()
                - 1;
    }
}
