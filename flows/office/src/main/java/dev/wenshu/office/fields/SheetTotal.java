package dev.wenshu.office.fields;

import dev.wenshu.document.Block;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The total of a sheet: the one amount in the one row that is labelled so. Two totals or two amounts are no answer. */
final class SheetTotal {
    private static final Pattern LABEL = Pattern.compile(
            "(?:合\\s*计|总\\s*计|总金额|合计金额|grand total|total(?: amount)?|gesamt(?:summe|betrag)?|summe|totaal|totale|importe total)\\s*[:：]?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CURRENCY =
            Pattern.compile("^(?:[¥￥€$£]|CNY|RMB|EUR|USD|GBP)\\s*|\\s*(?:元|€|EUR|CNY)$");
    private static final Pattern POINT = Pattern.compile("-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("-?(?:\\d{1,3}(?:\\.\\d{3})+|\\d+),\\d{1,2}");
    private static final double SURE = 0.85;

    private SheetTotal() {}

    static Optional<ExtractedField> of(ParsedDocument document) {
        List<ExtractedField> totals = new ArrayList<>();
        try (Stream<Page> pages = document.pages()) {
            pages.forEachOrdered(page -> page.blocks().stream()
                    .filter(block -> block.kind() == Block.Kind.TABLE_ROW)
                    .forEach(row -> amount(row.text(), page.number()).ifPresent(totals::add)));
        }
        return totals.size() == 1 ? Optional.of(totals.getFirst()) : Optional.empty();
    }

    private static Optional<ExtractedField> amount(String row, int page) {
        boolean labelled = false;
        List<String> amounts = new ArrayList<>();
        for (String cell : row.split("\t", -1)) {
            String text = cell.strip();
            if (LABEL.matcher(text).matches()) {
                labelled = true;
            } else {
                decimal(CURRENCY.matcher(text).replaceAll("")).ifPresent(amounts::add);
            }
        }
        return labelled && amounts.size() == 1
                ? Optional.of(new ExtractedField(amounts.getFirst(), SURE, Evidence.at(Origin.TEXT, page, null)))
                : Optional.empty();
    }

    private static Optional<String> decimal(String text) {
        if (POINT.matcher(text).matches()) {
            return Optional.of(text.replace(",", ""));
        }
        return COMMA.matcher(text).matches() ? Optional.of(text.replace(".", "").replace(',', '.')) : Optional.empty();
    }
}
