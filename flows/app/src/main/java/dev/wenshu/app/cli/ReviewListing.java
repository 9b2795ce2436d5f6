package dev.wenshu.app.cli;

import dev.wenshu.backbone.registry.DocumentStatus;
import dev.wenshu.document.extract.AcceptancePolicy;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.reading.Reading;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Documents in review as a person reads them. */
public final class ReviewListing {
    private static final int ID_WIDTH = 10;
    private static final int FILE_WIDTH = 40;
    private static final int REASON_WIDTH = 70;
    private static final int VALUE_WIDTH = 60;

    private final List<DocumentStatus> documents;
    private final AcceptancePolicy policy;

    public ReviewListing(List<DocumentStatus> documents, AcceptancePolicy policy) {
        this.documents = List.copyOf(documents);
        this.policy = policy;
    }

    public void print(PrintWriter out) {
        if (documents.isEmpty()) {
            out.println(Messages.text("review.empty"));
            return;
        }
        TextTable table = new TextTable(
                Messages.text("table.id"),
                Messages.text("table.file"),
                Messages.text("table.kind"),
                Messages.text("table.reason"));
        for (DocumentStatus document : documents) {
            table.add(List.of(
                    document.id().substring(0, ID_WIDTH),
                    TextTable.cut(document.itemId(), FILE_WIDTH),
                    document.readings().stream()
                            .map(reading -> reading.record().kind())
                            .distinct()
                            .collect(Collectors.joining(", ")),
                    TextTable.cut(reasons(document), REASON_WIDTH)));
        }
        table.print(out);
        out.println(Messages.text("review.hint"));
    }

    private String reasons(DocumentStatus document) {
        Stream<String> own = document.problem().stream().map(Problem::code);
        Stream<String> read = document.readings().stream()
                .flatMap(reading -> reading.record().problems().stream()
                        .filter(problem -> policy.holdsBack(reading.record().kind(), problem)))
                .map(problem -> problem.field().isEmpty() ? problem.code() : problem.field() + " " + problem.code());
        return Stream.concat(own, read).distinct().collect(Collectors.joining("; "));
    }

    /** Every reading of one document, with values, how sure they are, and what speaks against them. */
    public static void show(DocumentStatus document, PrintWriter out) {
        out.println(document.id() + "  " + document.itemId() + "  " + document.state());
        document.problem().ifPresent(problem -> out.println(problem.code() + ": " + problem.text()));
        for (int i = 0; i < document.readings().size(); i++) {
            show(i, document.readings().get(i), out);
        }
    }

    private static void show(int number, Reading reading, PrintWriter out) {
        ExtractRecord record = reading.record();
        out.println();
        out.println(number + ": " + (record.part() == null ? record.file() : record.part()) + "  " + record.kind()
                + "  " + record.decision().label());
        if (!record.fields().isEmpty()) {
            TextTable table = new TextTable(
                    Messages.text("table.field"), Messages.text("table.value"), Messages.text("table.confidence"));
            record.fields()
                    .forEach((field, value) -> table.add(List.of(
                            field,
                            TextTable.cut(value, VALUE_WIDTH),
                            String.format(
                                    Locale.ROOT, "%.3f", record.confidence().getOrDefault(field, 0.0)))));
            table.print(out);
        }
        record.problems()
                .forEach(problem -> out.println("  " + (problem.field().isEmpty() ? "" : problem.field() + " ")
                        + problem.code() + ": " + problem.text()));
    }
}
