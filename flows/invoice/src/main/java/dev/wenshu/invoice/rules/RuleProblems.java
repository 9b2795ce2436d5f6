package dev.wenshu.invoice.rules;

import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a report into problems: one a rule, however often it is broken. */
public final class RuleProblems {
    /** A fatal rule about an amount, the identity of the invoice or a party is broken. */
    public static final String VIOLATION = "RULE_VIOLATION";
    /** Another official rule is broken; the fields can be trusted all the same. */
    public static final String NOTICE = "RULE_NOTICE";
    /** The rules could not be evaluated to the end. */
    public static final String UNCHECKED = "RULES_NOT_CHECKED";

    private static final int MAX_NOTICES = 20;
    private static final int MAX_TEXT = 300;

    private RuleProblems() {}

    public static List<Problem> of(RuleReport report) {
        return switch (report) {
            case RuleReport.NoRules none -> List.of();
            case RuleReport.Unchecked unchecked -> List.of(Problem.of(UNCHECKED, unchecked.reason()));
            case RuleReport.Checked checked -> problems(checked);
        };
    }

    private static List<Problem> problems(RuleReport.Checked report) {
        Map<String, Violation> rules = new LinkedHashMap<>();
        report.violations().stream()
                .filter(violation -> violation.severity() != Violation.Severity.INFORMATION)
                .forEach(violation -> rules.putIfAbsent(violation.rule(), violation));
        List<Problem> violations = new ArrayList<>();
        List<Problem> notices = new ArrayList<>();
        for (Violation violation : rules.values()) {
            Optional<InvoiceField> field = RuleFields.of(violation);
            boolean holds = violation.severity() == Violation.Severity.FATAL
                    && field.filter(RuleFields::isDecisive).isPresent();
            (holds ? violations : notices)
                    .add(new Problem(
                            field.map(InvoiceField::key).orElse(""), holds ? VIOLATION : NOTICE, text(violation)));
        }
        List<Problem> all = new ArrayList<>(violations);
        all.addAll(notices.subList(0, Math.min(MAX_NOTICES, notices.size())));
        return all;
    }

    /** Publishers put the identifier in front of most texts, but not of all. */
    private static String text(Violation violation) {
        String text = violation.text().startsWith("[" + violation.rule() + "]")
                ? violation.text()
                : "[" + violation.rule() + "]-" + violation.text();
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT - 1) + "…" : text;
    }
}
