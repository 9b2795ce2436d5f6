package dev.wenshu.invoice.fapiao;

import static java.util.Map.entry;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Origin;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceReader;
import dev.wenshu.invoice.text.VisibleText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an OFD fapiao says of itself to machines where it embeds no XML invoice: the custom data of its document
 * information, then the tags that name parts of its page.
 */
public final class OfdFapiaoReader implements InvoiceReader {
    private static final double STATED = 0.985;
    private static final double TAGGED = 0.96;
    private static final String CUSTOM = "custom.";
    private static final String TAG = "tag.";
    private static final Map<InvoiceField, String> CUSTOM_NAMES = Map.ofEntries(
            entry(InvoiceField.INVOICE_NUMBER, "发票号码"),
            entry(InvoiceField.INVOICE_CODE, "发票代码"),
            entry(InvoiceField.ISSUE_DATE, "开票日期"),
            entry(InvoiceField.NET, "合计金额"),
            entry(InvoiceField.TAX, "合计税额"),
            entry(InvoiceField.TOTAL, "价税合计"),
            entry(InvoiceField.SELLER, "销售方名称"),
            entry(InvoiceField.SELLER_TAX_ID, "销售方纳税人识别号"),
            entry(InvoiceField.BUYER, "购买方名称"),
            entry(InvoiceField.BUYER_TAX_ID, "购买方纳税人识别号"));
    private static final Map<InvoiceField, String> TAG_NAMES = Map.ofEntries(
            entry(InvoiceField.INVOICE_NUMBER, "InvoiceNo"),
            entry(InvoiceField.INVOICE_CODE, "InvoiceCode"),
            entry(InvoiceField.ISSUE_DATE, "IssueDate"),
            entry(InvoiceField.NET, "TaxExclusiveTotalAmount"),
            entry(InvoiceField.TAX, "TaxTotalAmount"),
            entry(InvoiceField.TOTAL, "TaxInclusiveTotalAmount"),
            entry(InvoiceField.SELLER, "SellerName"),
            entry(InvoiceField.SELLER_TAX_ID, "SellerTaxID"),
            entry(InvoiceField.BUYER, "BuyerName"),
            entry(InvoiceField.BUYER_TAX_ID, "BuyerTaxID"));
    private static final Pattern NUMBER = Pattern.compile("\\d{8}|\\d{20}");
    private static final Pattern CODE = Pattern.compile("\\d{10}|\\d{12}");
    private static final Pattern TAX_ID = Pattern.compile("[0-9A-Z]{15,20}");
    private static final Pattern DAY = Pattern.compile("((?:19|20)\\d{2})\\D?(\\d{1,2})\\D?(\\d{1,2})日?");
    private static final Pattern MONEY = Pattern.compile("(?<![\\d.])-?\\d{1,12}(?:\\.\\d{1,2})?(?![\\d.])");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}\\p{P} ]{2,100}");

    @Override
    public Optional<Findings> read(ParsedDocument document, Supplier<VisibleText> visible) {
        if (document.head().format() != DocumentFormat.OFD) {
            return Optional.empty();
        }
        Map<String, String> properties = document.head().properties();
        Map<InvoiceField, ExtractedField> fields = new EnumMap<>(InvoiceField.class);
        CUSTOM_NAMES.forEach((field, name) -> put(fields, field, properties, CUSTOM + name, STATED));
        TAG_NAMES.forEach((field, name) -> put(fields, field, properties, TAG + name, TAGGED));
        ExtractedField number = fields.get(InvoiceField.INVOICE_NUMBER);
        if (number == null) {
            return Optional.empty();
        }
        ExtractedField total = fields.get(InvoiceField.TOTAL);
        if (total != null) {
            fields.put(InvoiceField.PAYABLE, total);
        }
        fields.put(InvoiceField.CURRENCY, new ExtractedField("CNY", number.confidence(), number.evidence()));
        return Optional.of(new Findings(Origin.STRUCTURED, false, fields, List.of(), List.of(), List.of()));
    }

    private static void put(
            Map<InvoiceField, ExtractedField> fields,
            InvoiceField field,
            Map<String, String> properties,
            String key,
            double confidence) {
        String stated = properties.get(key);
        String value = stated == null
                ? null
                : clean(field, stated.lines().findFirst().orElse("").strip());
        if (value != null) {
            fields.putIfAbsent(field, new ExtractedField(value, confidence, Evidence.structured(key)));
        }
    }

    /** Null where the text is no value of the field's type. */
    private static @Nullable String clean(InvoiceField field, String stated) {
        String dense = stated.replaceAll("[\\s:：]", "");
        return switch (field) {
            case INVOICE_NUMBER -> whole(NUMBER, dense);
            case INVOICE_CODE -> whole(CODE, dense);
            case SELLER_TAX_ID, BUYER_TAX_ID -> whole(TAX_ID, dense);
            case ISSUE_DATE -> day(dense);
            case NET, TAX, TOTAL -> money(dense.replaceAll("[,，]", ""));
            default -> whole(NAME, stated);
        };
    }

    private static @Nullable String whole(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? text : null;
    }

    private static @Nullable String day(String text) {
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(day.group(1)),
                            Integer.parseInt(day.group(2)),
                            Integer.parseInt(day.group(3)))
                    .toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The one figure in a text that may state the sum in words as well. */
    private static @Nullable String money(String text) {
        List<String> figures = MONEY.matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        return figures.size() == 1 ? InvoiceField.amount(new BigDecimal(figures.getFirst())) : null;
    }
}
