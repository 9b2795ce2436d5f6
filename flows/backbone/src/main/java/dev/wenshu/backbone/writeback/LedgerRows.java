package dev.wenshu.backbone.writeback;

import dev.wenshu.backbone.gate.GatedItem;
import dev.wenshu.backbone.gate.GatedReading;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.connector.WriteBackOperation.AppendLedgerRow;
import dev.wenshu.connector.WriteBackOperation.Cell;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.extract.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a document's ledger rows. People take a ledger's cells for true, so this is the last gate: a record that is not
 * trusted shows neither its fields nor its summary, only that it is there and why it is held.
 */
final class LedgerRows {
    private static final int LONGEST_TEXT = 500;

    private final String ledger;
    private final Labels labels;

    LedgerRows(String ledger, Labels labels) {
        this.ledger = ledger;
        this.labels = labels;
    }

    /** A container has a row for each part with fields, and one of its own where that is not the whole story. */
    List<AppendLedgerRow> of(RegisteredDocument document, GatedItem item) {
        List<GatedReading> withFields = item.parts().stream()
                .filter(part -> !part.reading().record().fields().isEmpty())
                .toList();
        List<GatedReading> held = item.parts().stream()
                .filter(part -> !part.trusted() && !withFields.contains(part))
                .toList();
        List<AppendLedgerRow> rows = new ArrayList<>();
        if (withFields.isEmpty() || !held.isEmpty() || !item.file().trusted()) {
            rows.add(row(document, document.id(), item.file(), item.decision(), held));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (GatedReading part : withFields) {
            String name = part(part);
            int copy = seen.merge(name, 1, Integer::sum);
            String key = document.id() + "/" + name + (copy == 1 ? "" : "#" + copy);
            rows.add(row(document, key, part, part.decision(), List.of()));
        }
        return rows;
    }

    private AppendLedgerRow row(
            RegisteredDocument document,
            String rowKey,
            GatedReading gated,
            Decision decision,
            List<GatedReading> heldParts) {
        List<Cell> cells = Arrays.stream(LedgerColumn.values())
                .map(column -> new Cell(
                        column.title(labels), column.type(), value(column, document, gated, decision, heldParts)))
                .toList();
        return new AppendLedgerRow(ledger, rowKey, cells);
    }

    private String value(
            LedgerColumn column,
            RegisteredDocument document,
            GatedReading gated,
            Decision decision,
            List<GatedReading> heldParts) {
        ExtractRecord record = gated.reading().record();
        if (column.isField()) {
            return gated.trusted() ? record.fields().getOrDefault(column.fieldName(), "") : "";
        }
        return switch (column) {
            case RECEIVED -> document.item().receivedAt().toString();
            case FILE -> document.item().itemId();
            case PART -> part(gated);
            case KIND -> record.kind();
            case DECISION -> labels.text("decision." + decision.label());
            case SUMMARY -> gated.trusted() ? summary(gated) : "";
            case PROBLEMS -> gated.trusted() && heldParts.isEmpty() ? "" : problems(record, heldParts);
            case INVOICE_NUMBER, INVOICE_CODE, ISSUE_DATE, SELLER, SELLER_TAX_ID, BUYER, CURRENCY, NET, TAX, TOTAL ->
                throw new IllegalStateException(column + " is a field");
        };
    }

    private static String summary(GatedReading gated) {
        Summary summary = gated.reading().summary();
        return summary == null || summary.sentences().isEmpty()
                ? ""
                : shortened(summary.sentences().getFirst().text());
    }

    /** A problem of a field is named by its code: its text may repeat the doubted value. */
    private static String problems(ExtractRecord record, List<GatedReading> heldParts) {
        Stream<String> own = record.problems().stream().map(LedgerRows::problem);
        Stream<String> ofParts = heldParts.stream()
                .map(held -> part(held) + ": "
                        + held.reading().record().problems().stream()
                                .map(Problem::code)
                                .distinct()
                                .collect(Collectors.joining(", ")));
        return shortened(Stream.concat(own, ofParts).distinct().collect(Collectors.joining("; ")));
    }

    private static String problem(Problem problem) {
        return problem.field().isEmpty() ? problem.text() : problem.field() + ": " + problem.code();
    }

    private static String part(GatedReading gated) {
        String part = gated.reading().record().part();
        return part == null ? "" : part;
    }

    private static String shortened(String text) {
        int points = text.codePointCount(0, text.length());
        return points <= LONGEST_TEXT ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT - 1)) + "…";
    }
}
