package dev.wenshu.app.cli;

import dev.wenshu.backbone.registry.DocumentStatus;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.reading.Reading;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo's table: one row a document, the parts of a mail or archive below it. */
public final class ResultTable {
    private static final List<String> KEY_FIELDS =
            List.of("title", "invoice_number", "issue_date", "date", "deadline", "seller", "from", "due");
    private static final int FIELDS_WIDTH = 76;
    private static final int FILE_WIDTH = 44;

    private final List<DocumentStatus> documents;

    public ResultTable(List<DocumentStatus> documents) {
        this.documents = List.copyOf(documents);
    }

    public void print(PrintWriter out) {
        TextTable table = new TextTable(
                Messages.text("table.file"),
                Messages.text("table.kind"),
                Messages.text("table.decision"),
                Messages.text("table.fields"),
                Messages.text("table.millis"));
        documents.stream()
                .sorted((one, other) -> one.itemId().compareTo(other.itemId()))
                .flatMap(document -> document.readings().stream().map(reading -> row(document, reading)))
                .forEach(table::add);
        table.print(out);
    }

    private static List<String> row(DocumentStatus document, Reading reading) {
        ExtractRecord extract = reading.record();
        String name = extract.part() == null ? document.itemId() : "  + " + extract.part();
        return List.of(
                TextTable.cut(name, FILE_WIDTH),
                extract.kind(),
                extract.decision().label(),
                TextTable.cut(keyFields(extract), FIELDS_WIDTH),
                Long.toString(extract.millis()));
    }

    private static String keyFields(ExtractRecord extract) {
        Map<String, String> fields = extract.fields();
        List<String> shown = new ArrayList<>(
                KEY_FIELDS.stream().map(fields::get).filter(Objects::nonNull).toList());
        if (fields.containsKey("total")) {
            shown.add(Stream.of("total", "currency")
                    .map(fields::get)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" ")));
        }
        if (shown.isEmpty() && !extract.problems().isEmpty()) {
            shown.add(extract.problems().getFirst().text());
        }
        return String.join(" · ", shown);
    }
}
