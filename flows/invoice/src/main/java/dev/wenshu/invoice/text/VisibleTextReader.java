package dev.wenshu.invoice.text;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Origin;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads any invoice or receipt by scoring typed candidates for each field from the labels around them. */
public final class VisibleTextReader implements InvoiceReader {
    private static final Pattern TITLE = Pattern.compile(
            "(?<!\\p{L})(?:e ?)?(?:invoice|receipt|rechnung|handelsrechnung|teilrechnung|schlussrechnung|gutschrift|facture|avoir|factuur|fattura|factura|faktura|fatura|rekins|ceks|kvits|kvitto|credit note|quittung|kassenbon|cash bill|cash sales|tax invoice|invois|resit|bill|paragon|nota fiscal|cash)(?!\\p{L})"
                    + "|rechnung(?:s|en)?(?:nummer|nr|datum)|发票|收据|小票|账单|发 票");
    private static final Pattern TILL = Pattern.compile(
            "(?<!\\p{L})(?:cashier|guest check|pax|thank you|terima kasih|paldies|change|cash|kasieris|kase|qty|visa|mastercard|pos)(?!\\p{L})");
    private static final double LOW = 0.4;
    private static final int ENOUGH = 4;
    private static final int ENOUGH_IN_MAIL = 7;

    private final LabelLexicon lexicon = new LabelLexicon();

    @Override
    public Optional<Findings> read(ParsedDocument document, Supplier<VisibleText> visible) {
        VisibleText text = visible.get();
        if (text.rows().isEmpty()) {
            return Optional.empty();
        }
        Map<InvoiceField, ExtractedField> fields = new EnumMap<>(InvoiceField.class);
        Set<InvoiceField> labelled = new HashSet<>();
        List<InvoiceField> doubted = read(text, fields, labelled);
        int needed = document.head().format() == DocumentFormat.MAIL ? ENOUGH_IN_MAIL : ENOUGH;
        if (!fields.containsKey(InvoiceField.TOTAL) || evidence(text, fields, labelled) < needed) {
            return Optional.empty();
        }
        return Optional.of(new Findings(text.rows().getFirst().origin(), false, fields, doubted, List.of(), List.of()));
    }

    /** Points for being an invoice: its title, and what only invoices label. */
    private static int evidence(
            VisibleText text, Map<InvoiceField, ExtractedField> fields, Set<InvoiceField> labelled) {
        boolean title = text.rows().stream()
                .anyMatch(row -> TITLE.matcher(Folding.fold(row.text())).find());
        boolean till = text.rows().stream()
                .anyMatch(row -> TILL.matcher(Folding.fold(row.text())).find());
        int points = (title ? 2 : 0) + (till ? 1 : 0) + (labelled.contains(InvoiceField.NET) ? 1 : 0);
        points += fields.containsKey(InvoiceField.INVOICE_NUMBER) ? 1 : 0;
        points += fields.containsKey(InvoiceField.ISSUE_DATE) ? 1 : 0;
        points += labelled.contains(InvoiceField.TOTAL) ? 1 : 0;
        points += labelled.contains(InvoiceField.TAX) || labelled.contains(InvoiceField.SELLER_TAX_ID) ? 1 : 0;
        points += labelled.contains(InvoiceField.PAYABLE) ? 1 : 0;
        points += fields.containsKey(InvoiceField.NET) && fields.containsKey(InvoiceField.TAX) ? 1 : 0;
        return points;
    }

    private List<InvoiceField> read(
            VisibleText text, Map<InvoiceField, ExtractedField> fields, Set<InvoiceField> labelled) {
        List<LabelHit> labels =
                text.rows().stream().flatMap(row -> lexicon.find(row).stream()).toList();
        labels.forEach(label -> {
            if (label.label().field() != null) {
                labelled.add(label.label().field());
            }
        });
        String currency = CurrencyFinder.find(text);
        CandidateFinder finder = new CandidateFinder(text, order(text, currency));
        List<Candidate> candidates =
                text.rows().stream().flatMap(row -> finder.find(row).stream()).toList();
        FieldScorer scorer = new FieldScorer(labels, text.width(), text.rows().size());
        List<InvoiceField> doubted = new ArrayList<>();

        amounts(scorer, of(candidates, Candidate.Kind.AMOUNT), fields, doubted, text);
        dates(scorer, of(candidates, Candidate.Kind.DATE), fields, doubted);
        numbers(text, finder, labels, scorer, fields, doubted);
        parties(text, labels, fields);
        if (currency != null) {
            fields.put(
                    InvoiceField.CURRENCY,
                    new ExtractedField(
                            currency, 0.92, Evidence.at(text.rows().getFirst().origin(), 1, null)));
        }
        return doubted;
    }

    private static DateText.Order order(VisibleText text, @Nullable String currency) {
        DateText.Order shown = DateText.shownOrder(text.text());
        if (shown != null) {
            return shown;
        }
        return "USD".equals(currency) ? DateText.Order.MONTH_FIRST : DateText.Order.DAY_FIRST;
    }

    private static List<Candidate> of(List<Candidate> candidates, Candidate.Kind kind) {
        return candidates.stream().filter(candidate -> candidate.kind() == kind).toList();
    }

    private static void amounts(
            FieldScorer scorer,
            List<Candidate> amounts,
            Map<InvoiceField, ExtractedField> fields,
            List<InvoiceField> doubted,
            VisibleText text) {
        List<Scored> totals = TotalPreference.apply(scorer.score(InvoiceField.TOTAL, amounts), text);
        List<Scored> payables = scorer.score(InvoiceField.PAYABLE, amounts);
        List<Scored> sums = totals.isEmpty() || totals.getFirst().score() < LOW ? joined(totals, payables) : totals;
        List<Scored> nets = scorer.score(InvoiceField.NET, amounts);
        List<Scored> taxes = TaxesOfRates.withSum(scorer.score(InvoiceField.TAX, amounts), nets, sums);
        AmountSolver.Solution solution = AmountSolver.solve(nets, taxes, sums, amounts);
        put(fields, doubted, InvoiceField.NET, solution.net(), solution.consistent());
        put(fields, doubted, InvoiceField.TAX, solution.tax(), solution.consistent());
        put(fields, doubted, InvoiceField.TOTAL, solution.total(), solution.consistent());
        Scored payable = payables.isEmpty() ? solution.total() : payables.getFirst();
        put(fields, doubted, InvoiceField.PAYABLE, payable, solution.consistent() && payables.isEmpty());
    }

    private static List<Scored> joined(List<Scored> totals, List<Scored> payables) {
        List<Scored> joined = new ArrayList<>(totals);
        payables.forEach(payable -> joined.add(new Scored(payable.candidate(), payable.score() * 0.9)));
        joined.sort(Comparator.comparingDouble(Scored::score).reversed());
        return joined;
    }

    private static void dates(
            FieldScorer scorer,
            List<Candidate> dates,
            Map<InvoiceField, ExtractedField> fields,
            List<InvoiceField> doubted) {
        List<Scored> due = scorer.score(InvoiceField.DUE_DATE, dates);
        List<Scored> issued = scorer.score(InvoiceField.ISSUE_DATE, dates);
        Scored dueDate = due.isEmpty() ? null : due.getFirst();
        Scored issueDate = issued.stream()
                .filter(date -> dueDate == null
                        || !date.candidate().isSame(dueDate.candidate())
                        || date.score() > dueDate.score())
                .findFirst()
                .orElse(null);
        if (issueDate == null) {
            issueDate = dates.stream()
                    .filter(date -> dueDate == null || !date.isSame(dueDate.candidate()))
                    .findFirst()
                    .map(date -> new Scored(date, 0.5 * date.quality()))
                    .orElse(null);
        }
        put(fields, doubted, InvoiceField.ISSUE_DATE, issueDate, false);
        if (dueDate != null && (issueDate == null || !dueDate.candidate().isSame(issueDate.candidate()))) {
            put(fields, doubted, InvoiceField.DUE_DATE, dueDate, false);
        }
    }

    private static void numbers(
            VisibleText text,
            CandidateFinder finder,
            List<LabelHit> labels,
            FieldScorer scorer,
            Map<InvoiceField, ExtractedField> fields,
            List<InvoiceField> doubted) {
        List<Candidate> identifiers = text.rows().stream()
                .flatMap(row -> finder.identifiers(row, 0).stream())
                .filter(candidate -> labels.stream()
                        .noneMatch(label -> label.span().overlaps(candidate.span())
                                && label.span().end() - label.span().start()
                                        >= candidate.span().end()
                                                - candidate.span().start()))
                .toList();
        List<Scored> scored = scorer.score(InvoiceField.INVOICE_NUMBER, identifiers);
        put(fields, doubted, InvoiceField.INVOICE_NUMBER, scored.isEmpty() ? null : scored.getFirst(), false);
    }

    private static void parties(VisibleText text, List<LabelHit> labels, Map<InvoiceField, ExtractedField> fields) {
        PartyFinder finder = new PartyFinder(text, labels);
        PartyFinder.Name buyer = finder.buyer();
        PartyFinder.Name seller = finder.seller(buyer);
        if (buyer != null) {
            put(fields, InvoiceField.BUYER, buyer.span(), buyer.text(), 0.5 + 0.35 * buyer.score());
        }
        if (seller != null) {
            put(fields, InvoiceField.SELLER, seller.span(), seller.text(), 0.35 + 0.5 * Math.min(1, seller.score()));
            List<Span> address = AddressFinder.below(seller.span(), text);
            if (!address.isEmpty()) {
                put(fields, InvoiceField.SELLER_ADDRESS, address.getFirst(), AddressFinder.joined(address), 0.7);
            }
        }
        TaxIdFinder.TaxId taxId = new TaxIdFinder(text, labels, seller, buyer).sellers();
        if (taxId != null && taxId.score() >= LOW) {
            put(fields, InvoiceField.SELLER_TAX_ID, taxId.span(), taxId.id(), Math.min(0.95, taxId.score()));
        }
    }

    private static void put(
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
        double confidence = consistent ? 0.97 : 0.5 + 0.42 * Math.min(1, scored.score());
        Candidate candidate = scored.candidate();
        put(fields, field, candidate.span(), candidate.value(), confidence);
    }

    private static void put(
            Map<InvoiceField, ExtractedField> fields, InvoiceField field, Span span, String value, double confidence) {
        Origin origin = span.row().origin();
        fields.put(
                field,
                new ExtractedField(
                        value,
                        confidence * span.confidence(),
                        Evidence.at(origin, span.row().page(), span.box())));
    }
}
