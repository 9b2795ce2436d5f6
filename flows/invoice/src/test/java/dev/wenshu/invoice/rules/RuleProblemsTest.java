package dev.wenshu.invoice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.rules.Violation.Severity;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleProblemsTest {
    private static final String SUM =
            "[BR-CO-15]-Invoice total amount with VAT (BT-112) = Invoice total amount without VAT (BT-109) + Invoice total VAT amount (BT-110).";

    @Test
    void fatalRuleAboutAnAmountHoldsTheDocument() {
        assertThat(problems(new Violation("BR-CO-15", Severity.FATAL, "/Invoice", SUM)))
                .containsExactly(new Problem("total", RuleProblems.VIOLATION, SUM));
    }

    @Test
    void warningAboutAnAmountInforms() {
        assertThat(problems(new Violation("BR-CO-15", Severity.WARNING, "/Invoice", SUM)))
                .extracting(Problem::code)
                .containsExactly(RuleProblems.NOTICE);
    }

    @Test
    void fatalRuleAboutAnythingElseInforms() {
        assertThat(problems(
                        new Violation("BR-DE-15", Severity.FATAL, "/Invoice", "Buyer reference (BT-10) is missing.")))
                .containsExactly(
                        new Problem("", RuleProblems.NOTICE, "[BR-DE-15]-Buyer reference (BT-10) is missing."));
    }

    @Test
    void missingTermsOfPaymentDoNotMakeTheAmountDoubtful() {
        assertThat(
                        problems(
                                new Violation(
                                        "BR-CO-25",
                                        Severity.FATAL,
                                        "/Invoice",
                                        "[BR-CO-25]-In case the Amount due for payment (BT-115) is positive, the Payment due date (BT-9) shall be present.")))
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple("due_date", RuleProblems.NOTICE));
    }

    @Test
    void ruleBrokenByManyLinesIsOneProblem() {
        Violation line = new Violation("BR-27", Severity.FATAL, "/Invoice/InvoiceLine[1]", "[BR-27]-Net price.");

        assertThat(problems(line, line, line)).hasSize(1);
    }

    @Test
    void remarksStayOut() {
        assertThat(problems(new Violation("BR-DE-TMP-32", Severity.INFORMATION, "/Invoice", "A remark.")))
                .isEmpty();
    }

    @Test
    void documentThatCouldNotBeCheckedSaysSo() {
        assertThat(RuleProblems.of(new RuleReport.Unchecked("", "Too large.")))
                .containsExactly(Problem.of(RuleProblems.UNCHECKED, "Too large."));
    }

    private static List<Problem> problems(Violation... violations) {
        return RuleProblems.of(new RuleReport.Checked("", LocalDate.of(2026, 11, 24), List.of(), List.of(violations)));
    }
}
