package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.invoice.InvoiceField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds a value that somebody states of an invoice in what a person can see of it. A value that is not there does not count,
 * whoever states it.
 */
public final class Grounding {
    private static final int SHORTEST = 2;
    private static final int MOST_ROWS = 4;
    private static final float ROWS_BELOW = 2.5f;

    private final VisibleText text;
    private final CandidateFinder finder;
    private final DateText.Order order;

    public Grounding(VisibleText text) {
        this.text = text;
        DateText.Order shown = DateText.shownOrder(text.text());
        this.order = shown == null ? DateText.Order.DAY_FIRST : shown;
        this.finder = new CandidateFinder(text, order);
    }

    /**
     * The value as the field shows it, with the place where it stands.
     *
     * @param stated as printed or normalised
     * @param origin whose word it is
     */
    public Optional<ExtractedField> find(InvoiceField field, String stated, double confidence, Origin origin) {
        String value = stated.strip();
        if (value.length() < SHORTEST) {
            return Optional.empty();
        }
        return switch (field) {
            case NET, TAX, TOTAL, PAYABLE -> amount(value, confidence, origin);
            case ISSUE_DATE, DUE_DATE -> date(value, confidence, origin);
            case INVOICE_NUMBER, INVOICE_CODE, SELLER_TAX_ID, BUYER_TAX_ID ->
                printed(value, confidence, origin)
                        .map(found -> new ExtractedField(
                                found.value().replace(" ", ""), found.confidence(), found.evidence()));
            case CURRENCY ->
                Optional.of(value)
                        .map(code -> code.toUpperCase(Locale.ROOT))
                        .filter(code -> code.matches("[A-Z]{3}") && text.shows(code))
                        .map(code -> new ExtractedField(code, confidence, Evidence.at(origin, 0, null)));
            case SELLER, SELLER_ADDRESS, BUYER -> printed(value, confidence, origin);
        };
    }

    /** Whether a label of the field stands before the place on its line, nothing else's between, or right above it. */
    public boolean isLabelled(InvoiceField field, Evidence evidence) {
        Box box = evidence.box();
        if (box == null) {
            return false;
        }
        List<LabelHit> labels = text.rows().stream()
                .filter(row -> row.page() == evidence.page())
                .flatMap(row -> TextEvidence.lexicon().find(row).stream())
                .toList();
        return labels.stream()
                .filter(label -> label.label().field() == field)
                .anyMatch(label -> isBefore(label.box(), box, labels) || isAbove(label.box(), box));
    }

    private static boolean isBefore(Box label, Box value, List<LabelHit> labels) {
        return Neighbourhood.sharesLine(label, value)
                && label.x1() <= value.x0() + label.height()
                && labels.stream()
                        .map(LabelHit::box)
                        .noneMatch(other -> Neighbourhood.sharesLine(other, value)
                                && other.x0() > label.x0()
                                && other.x1() <= value.x0());
    }

    private static boolean isAbove(Box label, Box value) {
        float step = value.centerY() - label.centerY();
        return step > 0
                && step < ROWS_BELOW * Math.max(label.height(), value.height())
                && label.x0() < value.x1()
                && value.x0() < label.x1();
    }

    private Optional<ExtractedField> amount(String value, double confidence, Origin origin) {
        Optional<BigDecimal> stated = AmountText.parse(value);
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        for (Row row : text.rows()) {
            for (Candidate candidate : finder.find(row)) {
                if (candidate.kind() == Candidate.Kind.AMOUNT
                        && candidate.money().compareTo(stated.get()) == 0) {
                    return Optional.of(field(candidate, row, confidence, origin));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ExtractedField> date(String value, double confidence, Origin origin) {
        List<DateText.Found> stated = DateText.find(value, order);
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        String day = stated.getFirst().date().toString();
        for (Row row : text.rows()) {
            for (Candidate candidate : finder.find(row)) {
                if (candidate.kind() == Candidate.Kind.DATE && candidate.value().equals(day)) {
                    return Optional.of(field(candidate, row, confidence * candidate.quality(), origin));
                }
            }
        }
        return Optional.empty();
    }

    private static ExtractedField field(Candidate candidate, Row row, double confidence, Origin origin) {
        return new ExtractedField(candidate.value(), confidence, Evidence.at(origin, row.page(), candidate.box()));
    }

    /** On one row, or running on over a few that follow one another. */
    private Optional<ExtractedField> printed(String value, double confidence, Origin origin) {
        String wanted = Folding.fold(value).replace(" ", "");
        if (wanted.length() < SHORTEST) {
            return Optional.empty();
        }
        List<Row> rows = text.rows();
        for (int first = 0; first < rows.size(); first++) {
            StringBuilder joined = new StringBuilder();
            int firstLength =
                    Folding.fold(rows.get(first).text()).replace(" ", "").length();
            for (int last = first; last < Math.min(rows.size(), first + MOST_ROWS); last++) {
                joined.append(Folding.fold(rows.get(last).text()).replace(" ", ""));
                int at = joined.indexOf(wanted);
                if (at >= 0 && at < firstLength) {
                    Row row = rows.get(first);
                    return Optional.of(new ExtractedField(
                            value.replaceAll("\\s+", " "),
                            confidence,
                            Evidence.at(origin, row.page(), first == last ? box(row, value) : null)));
                }
            }
        }
        return Optional.empty();
    }

    private static Box box(Row row, String value) {
        String narrow = Folding.narrow(row.text()).toLowerCase(Locale.ROOT);
        int at = narrow.indexOf(Folding.narrow(value).toLowerCase(Locale.ROOT));
        return at < 0 ? row.box() : new Span(row, at, at + value.length()).box();
    }
}
