package dev.wenshu.invoice.text;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Origin;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceReader;
import dev.wenshu.invoice.scoring.Calibration;
import dev.wenshu.invoice.scoring.FeatureVector;
import dev.wenshu.invoice.scoring.FieldForests;
import dev.wenshu.invoice.scoring.Forest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads any invoice or receipt by scoring typed candidates for each field from the labels around them. */
public final class VisibleTextReader implements InvoiceReader {
    private static final double CLEAR_LABEL = 0.7;
    private static final double LESS_SURE = 0.8;
    private static final double LOW = 0.4;
    private static final double ADDED_UP = 0.9;
    private static final double NOT_ADDED_UP = 0.88;
    private static final double FIRST_DATE = 0.1;
    private static final double LEAST = 0.15;
    private static final double BY_LABELS_ALONE = 0.35;

    private final Supplier<FieldForests> forests;
    private final Supplier<Calibration> calibration;

    /** With the forests and curves that are shipped; they are read with the first document. */
    public VisibleTextReader() {
        this(FieldForests::shipped, Calibration::shipped);
    }

    public VisibleTextReader(Supplier<FieldForests> forests, Supplier<Calibration> calibration) {
        this.forests = forests;
        this.calibration = calibration;
    }

    @Override
    public Optional<Findings> read(ParsedDocument document, Supplier<VisibleText> visible) {
        return read(
                visible.get(),
                document.head().format() == DocumentFormat.MAIL
                        ? InvoiceEvidence.ENOUGH_IN_MAIL
                        : InvoiceEvidence.ENOUGH);
    }

    /** Reads the text of a page or image; empty where it is no invoice. */
    public Optional<Findings> read(VisibleText text) {
        return read(text, InvoiceEvidence.ENOUGH);
    }

    private Optional<Findings> read(VisibleText text, int needed) {
        if (text.rows().isEmpty()) {
            return Optional.empty();
        }
        Map<InvoiceField, ExtractedField> fields = new EnumMap<>(InvoiceField.class);
        Set<InvoiceField> labelled = new HashSet<>();
        List<InvoiceField> doubted = read(text, fields, labelled);
        if (!fields.containsKey(InvoiceField.TOTAL) || InvoiceEvidence.points(text, fields, labelled) < needed) {
            return Optional.empty();
        }
        return Optional.of(new Findings(text.rows().getFirst().origin(), false, fields, doubted, List.of(), List.of()));
    }

    private List<InvoiceField> read(
            VisibleText text, Map<InvoiceField, ExtractedField> fields, Set<InvoiceField> labelled) {
        TextEvidence.Found found = TextEvidence.find(text);
        for (LabelHit label : found.labels()) {
            if (label.label().field() != null) {
                labelled.add(label.label().field());
            }
        }
        TextMeasures measures = new TextMeasures(text);
        LearnedScorer scorer = new LearnedScorer(forests.get(), text, measures, found);
        List<InvoiceField> doubted = new ArrayList<>();
        amounts(scorer, text, fields, doubted);
        dates(scorer, fields, doubted);
        List<Scored> numbers = scorer.score(InvoiceField.INVOICE_NUMBER, Candidate.Kind.NUMBER);
        put(fields, doubted, InvoiceField.INVOICE_NUMBER, numbers.isEmpty() ? null : numbers.getFirst(), false);
        if (!measures.isReceipt()) {
            byLabels(scorer, fields, InvoiceField.INVOICE_NUMBER, Candidate.Kind.NUMBER);
        }
        parties(text, measures, found.labels(), fields);
        if (found.currency() != null) {
            fields.put(
                    InvoiceField.CURRENCY,
                    new ExtractedField(
                            found.currency(),
                            calibration.get().probability(InvoiceField.CURRENCY, 0.92),
                            Evidence.at(text.rows().getFirst().origin(), 1, null)));
        }
        return doubted;
    }

    private void amounts(
            LearnedScorer scorer,
            VisibleText text,
            Map<InvoiceField, ExtractedField> fields,
            List<InvoiceField> doubted) {
        List<Candidate> all = scorer.of(Candidate.Kind.AMOUNT);
        List<Scored> totals = scorer.score(InvoiceField.TOTAL, Candidate.Kind.AMOUNT);
        List<Scored> nets = scorer.score(InvoiceField.NET, Candidate.Kind.AMOUNT);
        List<Scored> taxes = new ArrayList<>(scorer.score(InvoiceField.TAX, Candidate.Kind.AMOUNT));
        TaxesOfRates.sum(scorer.byLabels(InvoiceField.TAX, Candidate.Kind.AMOUNT), nets, totals)
                .ifPresent(taxes::addFirst);
        AmountSolver.Solution solution =
                AmountSolver.solve(nets, taxes, totals, all).withTotal(TillTotal.paid(text, all));
        put(fields, doubted, InvoiceField.NET, solution.net(), solution.consistent());
        put(fields, doubted, InvoiceField.TAX, solution.tax(), solution.consistent());
        List<Scored> payables = scorer.byLabels(InvoiceField.PAYABLE, Candidate.Kind.AMOUNT);
        put(fields, doubted, InvoiceField.TOTAL, total(solution, payables), solution.consistent());
        byLabels(scorer, fields, InvoiceField.TOTAL, Candidate.Kind.AMOUNT);
        if (text.recognised() && !fields.containsKey(InvoiceField.TOTAL)) {
            put(fields, doubted, InvoiceField.TOTAL, TillTotal.largest(all).orElse(null), false);
        }
        Scored payable = payables.isEmpty() ? solution.total() : payables.getFirst();
        put(fields, doubted, InvoiceField.PAYABLE, payable, solution.consistent() && payables.isEmpty());
    }

    /** No more is to be paid than the total: where a clear label says so, a smaller sum that nothing confirms is another one. */
    private static @Nullable Scored total(AmountSolver.Solution solution, List<Scored> payables) {
        Scored total = solution.total();
        if (solution.consistent() || payables.isEmpty() || payables.getFirst().score() < CLEAR_LABEL) {
            return total;
        }
        Candidate payable = payables.getFirst().candidate();
        boolean smaller = total == null || total.candidate().money().compareTo(payable.money()) < 0;
        return smaller ? new Scored(payable, LESS_SURE * payables.getFirst().score()) : total;
    }

    private void dates(LearnedScorer scorer, Map<InvoiceField, ExtractedField> fields, List<InvoiceField> doubted) {
        List<Scored> due = scorer.score(InvoiceField.DUE_DATE, Candidate.Kind.DATE);
        List<Scored> issued = scorer.score(InvoiceField.ISSUE_DATE, Candidate.Kind.DATE);
        Scored dueDate = due.isEmpty() ? null : due.getFirst();
        Scored issueDate = issued.stream()
                .filter(date -> dueDate == null
                        || !date.candidate().isSame(dueDate.candidate())
                        || date.score() > dueDate.score())
                .findFirst()
                .orElse(null);
        put(fields, doubted, InvoiceField.ISSUE_DATE, issueDate, false);
        if (dueDate != null && (issueDate == null || !dueDate.candidate().isSame(issueDate.candidate()))) {
            put(fields, doubted, InvoiceField.DUE_DATE, dueDate, false);
        }
        byLabels(scorer, fields, InvoiceField.ISSUE_DATE, Candidate.Kind.DATE);
        if (!fields.containsKey(InvoiceField.ISSUE_DATE)) {
            scorer.of(Candidate.Kind.DATE).stream()
                    .filter(date -> dueDate == null || !date.isSame(dueDate.candidate()))
                    .findFirst()
                    .ifPresent(date -> put(
                            fields, InvoiceField.ISSUE_DATE, date.span(), date.value(), FIRST_DATE * date.quality()));
        }
    }

    /** Where the forests are not sure, what the labels say is given with little confidence. */
    private void byLabels(
            LearnedScorer scorer, Map<InvoiceField, ExtractedField> fields, InvoiceField field, Candidate.Kind kind) {
        if (!fields.containsKey(field)) {
            scorer.byLabels(field, kind).stream()
                    .filter(scored -> scored.score() >= LOW)
                    .findFirst()
                    .ifPresent(scored -> {
                        double raw = BY_LABELS_ALONE * Math.min(1, scored.score());
                        put(
                                fields,
                                field,
                                scored.candidate().span(),
                                scored.candidate().value(),
                                raw);
                    });
        }
    }

    private void parties(
            VisibleText text, TextMeasures measures, List<LabelHit> labels, Map<InvoiceField, ExtractedField> fields) {
        PartyChoice.Parties parties = PartyChoice.choose(forests.get(), text, measures, labels);
        PartyFinder.Name buyer = parties.buyer();
        PartyFinder.Name seller = parties.seller();
        if (buyer != null && buyer.score() >= LEAST) {
            put(fields, InvoiceField.BUYER, buyer.span(), buyer.text(), buyer.score());
        }
        if (seller != null) {
            put(fields, InvoiceField.SELLER, seller.span(), seller.text(), seller.score());
            address(text, seller.span(), parties.features(), fields);
        }
        TaxIdFinder.TaxId taxId = new TaxIdFinder(text, labels, seller, buyer).sellers();
        if (taxId != null && taxId.score() >= LOW) {
            put(fields, InvoiceField.SELLER_TAX_ID, taxId.span(), taxId.id(), Math.min(0.95, taxId.score()));
        }
    }

    private void address(
            VisibleText text, Span name, @Nullable FeatureVector features, Map<InvoiceField, ExtractedField> fields) {
        List<Span> address = AddressFinder.below(name, text);
        if (!address.isEmpty()) {
            Forest forest = forests.get().of(InvoiceField.SELLER_ADDRESS);
            double raw = forest == null || features == null
                    ? LOW
                    : forest.probability(AddressFinder.features(features, address));
            put(fields, InvoiceField.SELLER_ADDRESS, address.getFirst(), AddressFinder.joined(address), raw);
        }
    }

    private void put(
            Map<InvoiceField, ExtractedField> fields,
            List<InvoiceField> doubted,
            InvoiceField field,
            @Nullable Scored scored,
            boolean consistent) {
        if (scored == null) {
            return;
        }
        if (scored.score() < LOW && !consistent) {
            doubted.add(field);
            return;
        }
        double score = Math.min(1, scored.score());
        double raw = consistent ? ADDED_UP + (1 - ADDED_UP) * score : NOT_ADDED_UP * score;
        Candidate candidate = scored.candidate();
        put(fields, field, candidate.span(), candidate.value(), raw);
    }

    private void put(
            Map<InvoiceField, ExtractedField> fields, InvoiceField field, Span span, String value, double raw) {
        Origin origin = span.row().origin();
        fields.put(
                field,
                new ExtractedField(
                        value,
                        calibration.get().probability(field, raw) * span.confidence(),
                        Evidence.at(origin, span.row().page(), span.box())));
    }
}
