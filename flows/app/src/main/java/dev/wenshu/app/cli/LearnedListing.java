package dev.wenshu.app.cli;

import dev.wenshu.backbone.learning.LearnedVersion;
import dev.wenshu.document.learn.LearnedItem;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was learned, as a person reads it. */
public final class LearnedListing {
    private static final int NAME_WIDTH = 40;
    private static final int FIELDS_WIDTH = 200;
    private static final int REASON_WIDTH = 70;

    private LearnedListing() {}

    public static void versions(List<LearnedVersion> versions, PrintWriter out) {
        if (versions.isEmpty()) {
            out.println(Messages.text("learned.none"));
            return;
        }
        TextTable table = new TextTable(
                "",
                Messages.text("table.number"),
                Messages.text("table.at"),
                Messages.text("table.lessons"),
                Messages.text("table.right"),
                Messages.text("table.reason"));
        for (LearnedVersion version : versions) {
            table.add(List.of(
                    version.used() ? "*" : "",
                    Integer.toString(version.number()),
                    version.learnedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Integer.toString(version.lessons()),
                    version.rightBefore() + " → " + version.rightAfter() + " / " + version.fields(),
                    TextTable.cut(version.objection(), REASON_WIDTH)));
        }
        table.print(out);
        boolean shipped = versions.stream().noneMatch(LearnedVersion::used);
        out.println(Messages.text(shipped ? "learned.shipped" : "learned.hint"));
    }

    public static void layouts(List<LearnedItem> layouts, PrintWriter out) {
        if (layouts.isEmpty()) {
            out.println(Messages.text("learned.none"));
            return;
        }
        TextTable table = new TextTable(
                Messages.text("table.seller"), Messages.text("table.lessons"), Messages.text("table.fields"));
        for (LearnedItem layout : layouts) {
            table.add(List.of(
                    TextTable.cut(layout.name(), NAME_WIDTH),
                    Integer.toString(layout.lessons()),
                    TextTable.cut(fields(layout), FIELDS_WIDTH)));
        }
        table.print(out);
    }

    private static String fields(LearnedItem layout) {
        return layout.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> String.format(Locale.ROOT, "%s %.2f", field.getKey(), field.getValue()))
                .collect(Collectors.joining(", "));
    }
}
