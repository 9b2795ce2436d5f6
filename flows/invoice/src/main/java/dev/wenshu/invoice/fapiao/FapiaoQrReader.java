package dev.wenshu.invoice.fapiao;

import dev.wenshu.document.Origin;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceReader;
import dev.wenshu.invoice.text.VisibleText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads the tax administration's QR code: {@code 01,type,code,number,amount,yyyyMMdd,check,…}. The amount is without tax on
 * fapiao that have a code, and with tax on fully digital ones, which have none and a number of 20 digits.
 */
public final class FapiaoQrReader implements InvoiceReader {
    private static final double DECODED = 0.99;
    private static final int CODE = 2;
    private static final int NUMBER = 3;
    private static final int AMOUNT = 4;
    private static final int DAY = 5;
    private static final Pattern FAPIAO_CODE = Pattern.compile("\\d{10}|\\d{12}");
    private static final Pattern FAPIAO_NUMBER = Pattern.compile("\\d{8}|\\d{20}");
    private static final Pattern MONEY = Pattern.compile("-?\\d{1,12}(\\.\\d{1,2})?");

    @Override
    public Optional<Findings> read(ParsedDocument document, Supplier<VisibleText> visible) {
        return document.payloads().stream()
                .filter(payload -> payload.kind() == Payload.Kind.QR_CODE)
                .map(FapiaoQrReader::read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Findings> read(Payload payload) {
        String[] parts =
                new String(payload.content(), StandardCharsets.UTF_8).strip().split("[,，]", -1);
        if (parts.length <= DAY
                || !parts[0].strip().equals("01")
                || !FAPIAO_NUMBER.matcher(parts[NUMBER].strip()).matches()) {
            return Optional.empty();
        }
        Evidence evidence = new Evidence(Origin.QR, payload.page(), null, "qr");
        Map<InvoiceField, ExtractedField> fields = new EnumMap<>(InvoiceField.class);
        put(fields, InvoiceField.INVOICE_NUMBER, parts[NUMBER].strip(), evidence);
        boolean hasCode = FAPIAO_CODE.matcher(parts[CODE].strip()).matches();
        if (hasCode) {
            put(fields, InvoiceField.INVOICE_CODE, parts[CODE].strip(), evidence);
        }
        if (MONEY.matcher(parts[AMOUNT].strip()).matches()) {
            put(
                    fields,
                    hasCode ? InvoiceField.NET : InvoiceField.TOTAL,
                    InvoiceField.amount(new BigDecimal(parts[AMOUNT].strip())),
                    evidence);
        }
        day(parts[DAY].strip()).ifPresent(day -> put(fields, InvoiceField.ISSUE_DATE, day.toString(), evidence));
        put(fields, InvoiceField.CURRENCY, "CNY", evidence);
        return Optional.of(new Findings(Origin.QR, false, fields, List.of(), List.of(), List.of()));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void put(
            Map<InvoiceField, ExtractedField> fields, InvoiceField field, String value, Evidence evidence) {
        fields.put(field, new ExtractedField(value, DECODED, evidence));
    }
}
