package dev.wenshu.invoice.rules;

import java.time.LocalDate;
import java.util.List;

/** What the rules say of one invoice. */
public sealed interface RuleReport {
    /** The profile that the invoice names, empty where it names none. */
    String profile();

    /**
     * The invoice was checked.
     *
     * @param day whose rules were taken
     * @param rules names and versions of the rule sets, as {@code EN 16931 1.3.16}
     * @param violations in the order of the rule sets, empty for a valid invoice
     */
    record Checked(String profile, LocalDate day, List<String> rules, List<Violation> violations)
            implements RuleReport {
        public Checked {
            rules = List.copyOf(rules);
            violations = List.copyOf(violations);
        }

        /** No fatal rule is broken. */
        public boolean isValid() {
            return violations.stream().noneMatch(violation -> violation.severity() == Violation.Severity.FATAL);
        }
    }

    /** No rule set is known for this document. */
    record NoRules(String profile) implements RuleReport {}

    /**
     * The document could not be checked to the end.
     *
     * @param reason one sentence without document content
     */
    record Unchecked(String profile, String reason) implements RuleReport {}
}
