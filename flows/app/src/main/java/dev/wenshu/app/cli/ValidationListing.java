package dev.wenshu.app.cli;

import dev.wenshu.invoice.rules.RuleReport;
import dev.wenshu.invoice.rules.Violation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules' report on one file as a person or a program reads it. */
record ValidationListing(String file, RuleReport report) {
    private static final int LOCATION_WIDTH = 160;

    static ValidationListing unreadable(String file) {
        return new ValidationListing(file, new RuleReport.Unchecked("", Messages.text("invoice.validate.no-xml")));
    }

    /** Nothing that was checked is broken; a document without rules is neither valid nor not. */
    boolean isSound() {
        return switch (report) {
            case RuleReport.Checked checked -> checked.isValid();
            case RuleReport.NoRules _ -> true;
            case RuleReport.Unchecked _ -> false;
        };
    }

    void print(PrintWriter out) {
        out.println(file);
        switch (report) {
            case RuleReport.NoRules none -> indented(out, Messages.text("invoice.validate.no-rules", none.profile()));
            case RuleReport.Unchecked unchecked ->
                indented(out, Messages.text("invoice.validate.unchecked", unchecked.reason()));
            case RuleReport.Checked checked -> {
                indented(
                        out,
                        Messages.text(
                                "invoice.validate.rules",
                                String.join(", ", checked.rules()),
                                checked.day().toString()));
                checked.violations().forEach(violation -> print(out, violation));
                indented(
                        out,
                        Messages.text(
                                checked.isValid() ? "invoice.validate.valid" : "invoice.validate.invalid",
                                count(checked, Violation.Severity.FATAL),
                                count(checked, Violation.Severity.WARNING)));
            }
        }
    }

    void printJson(PrintWriter out) {
        new JsonLines(out)
                .print(
                        switch (report) {
                            case RuleReport.NoRules none ->
                                new Row(file, "no-rules", none.profile(), null, List.of(), List.of(), null);
                            case RuleReport.Unchecked unchecked ->
                                new Row(
                                        file,
                                        "unchecked",
                                        unchecked.profile(),
                                        null,
                                        List.of(),
                                        List.of(),
                                        unchecked.reason());
                            case RuleReport.Checked checked ->
                                new Row(
                                        file,
                                        checked.isValid() ? "valid" : "invalid",
                                        checked.profile(),
                                        checked.day().toString(),
                                        checked.rules(),
                                        checked.violations(),
                                        null);
                        });
    }

    private static void print(PrintWriter out, Violation violation) {
        String severity = Messages.text(
                "invoice.validate.severity." + violation.severity().name().toLowerCase(Locale.ROOT));
        indented(out, severity + "  " + violation.rule() + "  " + TextTable.cut(violation.location(), LOCATION_WIDTH));
        indented(out, "    " + TextTable.cut(violation.text(), Integer.MAX_VALUE));
    }

    private static void indented(PrintWriter out, String line) {
        out.println("  " + line);
    }

    private static long count(RuleReport.Checked report, Violation.Severity severity) {
        return report.violations().stream()
                .filter(violation -> violation.severity() == severity)
                .count();
    }

    /** One line of {@code --json}. */
    private record Row(
            String file,
            String result,
            String profile,
            @Nullable String day,
            List<String> rules,
            List<Violation> violations,
            @Nullable String reason) {}
}
