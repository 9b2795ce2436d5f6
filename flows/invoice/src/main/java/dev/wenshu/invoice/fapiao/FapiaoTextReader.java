package dev.wenshu.invoice.fapiao;

import dev.wenshu.document.Origin;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceReader;
import dev.wenshu.invoice.check.Identifiers;
import dev.wenshu.invoice.text.VisibleText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the printed form of a fapiao, from a text layer or recognised: VAT fapiao old and new, taxi and rail tickets. */
public final class FapiaoTextReader implements InvoiceReader {
    private static final Pattern NUMBER = Pattern.compile("票号[码碼]?:?\\.?(\\d{20}|\\d{8})(?!\\d)");
    private static final Pattern NUMBER_LABEL = Pattern.compile("票号[码碼]?:?|N[o0º°]\\.?:?(?=\\d|$)");
    private static final Pattern NUMBER_VALUE = Pattern.compile("(?<!\\d)(\\d{20}|\\d{8})(?!\\d)");
    private static final Pattern PRINTED_NUMBER = Pattern.compile("[N№][o0Oº°。]?\\.?:?(\\d{8})(?!\\d)");
    private static final Pattern CODE = Pattern.compile("票代[码碼]?:?\\.?(\\d{12}|\\d{10})(?!\\d)");
    private static final Pattern CODE_LABEL = Pattern.compile("票代[码碼]?:?");
    private static final Pattern CODE_VALUE = Pattern.compile("(?<!\\d)(\\d{12}|\\d{10})(?!\\d)");
    private static final Pattern DATE = Pattern.compile("((?:19|20)\\d{2})[年./-](\\d{1,2})[月./-](\\d{1,2})(?!\\d)");
    private static final Pattern DATE_LABELLED =
            Pattern.compile("日期:?((?:19|20)\\d{2}[年./-]\\d{1,2}[月./-]\\d{1,2})(?!\\d)");
    private static final Pattern RAIL_DATE = Pattern.compile("((?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日)");
    private static final Pattern ALONE = Pattern.compile("^(\\d{8})$");
    private static final float HEAD = 0.35f;
    private static final double LABELLED = 0.97;
    private static final double BY_PLACE = 0.85;
    private static final double CONFIRMED = 0.985;
    private static final double SINGLE = 0.9;

    @Override
    public Optional<Findings> read(ParsedDocument document, Supplier<VisibleText> visible) {
        return FapiaoForm.of(visible.get()).map(FapiaoTextReader::read);
    }

    private static Findings read(FapiaoForm form) {
        Map<InvoiceField, ExtractedField> fields = new EnumMap<>(InvoiceField.class);
        List<Problem> problems = new ArrayList<>();
        Optional<TicketForm> ticket = TicketForm.of(form);
        FapiaoAmounts amounts = FapiaoAmounts.read(form);
        numbers(form, fields);
        ticket.ifPresent(kind -> ticket(kind.read(form), amounts, fields));
        date(form, fields);
        if (!fields.containsKey(InvoiceField.TOTAL)) {
            amounts(amounts, fields, problems);
        }
        FapiaoParties parties = FapiaoParties.read(form);
        parties(ticket.filter(TicketForm::namesItsParties).isPresent() ? parties.withoutNames() : parties, fields);
        Origin origin = form.rows().getFirst().row().origin();
        if (!fields.isEmpty()) {
            fields.put(InvoiceField.CURRENCY, new ExtractedField("CNY", LABELLED, Evidence.at(origin, 1, null)));
        }
        return new Findings(origin, false, fields, List.of(), List.of(), problems);
    }

    /** What a form labels in its own way stands before what the general look-ups find. */
    private static void ticket(
            Map<InvoiceField, Dense.Place> printed, FapiaoAmounts amounts, Map<InvoiceField, ExtractedField> fields) {
        printed.forEach((field, place) -> {
            if (field.isAmount()) {
                BigDecimal amount = new BigDecimal(place.value().replace(",", ""));
                boolean confirmed =
                        amounts.inWords() != null && amounts.inWords().compareTo(amount) == 0;
                put(fields, field, new FapiaoAmounts.Sum(amount, place), confirmed ? CONFIRMED : SINGLE);
            } else if (field == InvoiceField.ISSUE_DATE) {
                day(place).ifPresent(day -> put(fields, field, day, LABELLED));
            } else {
                put(fields, field, place, LABELLED);
            }
        });
        ExtractedField total = fields.get(InvoiceField.TOTAL);
        if (total != null) {
            fields.put(InvoiceField.PAYABLE, total);
        }
    }

    private static Optional<Dense.Place> day(Dense.Place place) {
        Matcher matcher = DATE.matcher(place.value());
        return matcher.find()
                ? day(matcher).map(day -> new Dense.Place(place.row(), day.toString(), place.box(), place.confidence()))
                : Optional.empty();
    }

    private static void numbers(FapiaoForm form, Map<InvoiceField, ExtractedField> fields) {
        Optional<Dense.Place> number = form.first(NUMBER, 1);
        put(fields, InvoiceField.INVOICE_NUMBER, number.orElse(null), LABELLED);
        put(
                fields,
                InvoiceField.INVOICE_NUMBER,
                form.beside(NUMBER_LABEL, NUMBER_VALUE).orElse(null),
                BY_PLACE);
        put(fields, InvoiceField.INVOICE_NUMBER, form.first(PRINTED_NUMBER, 1).orElse(null), BY_PLACE);
        put(fields, InvoiceField.INVOICE_NUMBER, form.first(ALONE, 1).orElse(null), BY_PLACE - 0.1);
        put(fields, InvoiceField.INVOICE_CODE, form.first(CODE, 1).orElse(null), LABELLED);
        put(
                fields,
                InvoiceField.INVOICE_CODE,
                form.beside(CODE_LABEL, CODE_VALUE).orElse(null),
                BY_PLACE);
        ExtractedField found = fields.get(InvoiceField.INVOICE_NUMBER);
        boolean digital = found != null && found.value().length() > 8;
        if (!digital) {
            put(
                    fields,
                    InvoiceField.INVOICE_CODE,
                    form.all(CODE_VALUE, 1).stream()
                            .filter(place -> place.box().centerY() < HEAD * form.height())
                            .findFirst()
                            .orElse(null),
                    BY_PLACE);
        }
    }

    private static void date(FapiaoForm form, Map<InvoiceField, ExtractedField> fields) {
        Optional<Dense.Place> labelled = form.first(DATE_LABELLED, 1);
        Optional<Dense.Place> any = form.first(RAIL_DATE, 1).or(() -> form.first(DATE, 0));
        Optional<Dense.Place> place = labelled.or(() -> any);
        place.flatMap(FapiaoTextReader::day)
                .ifPresent(
                        day -> put(fields, InvoiceField.ISSUE_DATE, day, labelled.isPresent() ? LABELLED : BY_PLACE));
    }

    private static Optional<LocalDate> day(Matcher matcher) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void amounts(
            FapiaoAmounts amounts, Map<InvoiceField, ExtractedField> fields, List<Problem> problems) {
        boolean sound = amounts.addsUp() || amounts.confirmed();
        put(fields, InvoiceField.TOTAL, amounts.total(), sound ? CONFIRMED : SINGLE);
        put(fields, InvoiceField.PAYABLE, amounts.total(), sound ? CONFIRMED : SINGLE);
        double parts = amounts.addsUp() ? CONFIRMED : amounts.total() == null ? BY_PLACE : 0.6;
        put(fields, InvoiceField.NET, amounts.net(), parts);
        put(fields, InvoiceField.TAX, amounts.tax(), parts);
        if (amounts.inWords() != null && amounts.total() != null && !amounts.confirmed()) {
            problems.add(new Problem(
                    InvoiceField.TOTAL.key(),
                    "AMOUNT_IN_WORDS_MISMATCH",
                    "In words the total is " + amounts.inWords().toPlainString() + ", in figures "
                            + amounts.total().amount().toPlainString() + "."));
        }
    }

    private static void parties(FapiaoParties parties, Map<InvoiceField, ExtractedField> fields) {
        put(fields, InvoiceField.BUYER, parties.buyer(), LABELLED);
        put(fields, InvoiceField.SELLER, parties.seller(), LABELLED);
        put(fields, InvoiceField.BUYER_TAX_ID, parties.buyerTaxId(), idConfidence(parties.buyerTaxId()));
        put(fields, InvoiceField.SELLER_TAX_ID, parties.sellerTaxId(), idConfidence(parties.sellerTaxId()));
        put(fields, InvoiceField.SELLER_ADDRESS, parties.sellerAddress(), BY_PLACE);
    }

    private static double idConfidence(Dense.@Nullable Place id) {
        return id != null && Identifiers.isCreditCode(id.value()) ? CONFIRMED : BY_PLACE;
    }

    private static void put(
            Map<InvoiceField, ExtractedField> fields,
            InvoiceField field,
            FapiaoAmounts.@Nullable Sum sum,
            double base) {
        if (sum != null) {
            Dense.Place at = sum.place();
            put(
                    fields,
                    field,
                    new Dense.Place(at.row(), InvoiceField.amount(sum.amount()), at.box(), at.confidence()),
                    base);
        }
    }

    private static void put(
            Map<InvoiceField, ExtractedField> fields, InvoiceField field, Dense.@Nullable Place at, double base) {
        if (at != null) {
            fields.putIfAbsent(
                    field,
                    new ExtractedField(
                            at.value(),
                            base * at.confidence(),
                            Evidence.at(at.row().origin(), at.row().page(), at.box())));
        }
    }
}
