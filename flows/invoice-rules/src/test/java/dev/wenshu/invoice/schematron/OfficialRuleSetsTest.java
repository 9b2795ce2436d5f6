package dev.wenshu.invoice.schematron;

import static dev.wenshu.invoice.schematron.SampleInvoices.EN;
import static dev.wenshu.invoice.schematron.SampleInvoices.XRECHNUNG;
import static dev.wenshu.invoice.schematron.SampleInvoices.bytes;
import static dev.wenshu.invoice.schematron.SampleInvoices.cii;
import static dev.wenshu.invoice.schematron.SampleInvoices.peppol;
import static dev.wenshu.invoice.schematron.SampleInvoices.ubl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.invoice.rules.RuleReport;
import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.rules.Violation;
import dev.wenshu.invoice.rules.Violation.Severity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OfficialRuleSetsTest {
    /** Shared as in the application: rules take seconds to load. */
    private static final RuleSets RULES =
            new OfficialRuleSets(InstantSource.fixed(Instant.parse("2026-11-24T00:00:00Z")));

    @Test
    void acceptsValidXRechnungInUbl() {
        RuleReport.Checked report = check(ubl(XRECHNUNG, "2026-11-02"));

        assertThat(report.rules()).containsExactly("EN 16931 1.3.16", "XRechnung 3.0.2");
        assertThat(report.isValid()).isTrue();
        assertThat(rulesOf(report, Severity.WARNING)).isEmpty();
    }

    @Test
    void acceptsValidXRechnungInCii() {
        RuleReport.Checked report = check(cii(XRECHNUNG, "20261102"));

        assertThat(report.rules()).containsExactly("EN 16931 1.3.16", "XRechnung 3.0.2");
        assertThat(rulesOf(report, Severity.FATAL)).isEmpty();
    }

    @Test
    void acceptsValidPeppolInvoice() {
        RuleReport.Checked report = check(peppol("2026-11-02"));

        assertThat(report.rules()).containsExactly("EN 16931 (Peppol 2026.5)", "Peppol BIS Billing 3 2026.5");
        assertThat(rulesOf(report, Severity.FATAL)).isEmpty();
    }

    @Test
    void takesRulesInForceOnTheDayOfIssue() {
        RuleReport.Checked report = check(cii(EN, "20250201"));

        assertThat(report.rules()).containsExactly("EN 16931 1.3.13");
        assertThat(report.isValid()).isTrue();
    }

    @Test
    void findsTotalThatIsNotNetAndTax() {
        RuleReport.Checked report = check(ubl(XRECHNUNG, "2026-11-02")
                .replace("TaxInclusiveAmount currencyID=\"EUR\">119", "TaxInclusiveAmount currencyID=\"EUR\">191")
                .replace("PayableAmount currencyID=\"EUR\">119", "PayableAmount currencyID=\"EUR\">191"));

        assertThat(report.violations())
                .filteredOn(violation -> violation.rule().equals("BR-CO-15"))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.severity()).isEqualTo(Severity.FATAL);
                    assertThat(violation.location()).startsWith("/Invoice");
                    assertThat(violation.text()).contains("BT-112");
                });
    }

    @Test
    void findsWhatOnlyXRechnungAsksFor() {
        RuleReport.Checked report = check(
                ubl(XRECHNUNG, "2026-11-02").replace("<cbc:BuyerReference>04011000-12345-39</cbc:BuyerReference>", ""));

        assertThat(rulesOf(report, Severity.FATAL)).containsExactly("BR-DE-15");
    }

    @Test
    void findsWhatOnlyPeppolAsksFor() {
        RuleReport.Checked report = check(
                peppol("2026-11-02").replace("<cbc:EndpointID schemeID=\"9930\">DE442593292</cbc:EndpointID>", ""));

        assertThat(rulesOf(report, Severity.FATAL)).containsExactly("PEPPOL-EN16931-R010");
    }

    @Test
    void findsWhatTheSchemaDoesNotAllow() {
        RuleReport.Checked report =
                check(ubl(EN, "2026-11-02").replace("<cbc:ID>R-17</cbc:ID>", "<cbc:Number>R-17</cbc:Number>"));

        assertThat(report.violations()).anySatisfy(violation -> {
            assertThat(violation.rule()).isEqualTo("XSD");
            assertThat(violation.location()).startsWith("line ");
        });
        assertThat(rulesOf(report, Severity.FATAL)).contains("BR-02");
    }

    @Test
    void ranksRulesAsTheProfileDoes() {
        String unknownUnit = ubl(XRECHNUNG, "2026-11-02").replace("unitCode=\"C62\"", "unitCode=\"BOX9\"");

        RuleReport.Checked core = check(unknownUnit.replace(XRECHNUNG, EN));
        RuleReport.Checked german = check(unknownUnit);

        assertThat(rulesOf(core, Severity.FATAL)).containsExactly("BR-CL-23");
        assertThat(rulesOf(german, Severity.FATAL)).isEmpty();
        assertThat(rulesOf(german, Severity.WARNING)).containsExactly("BR-CL-23");
    }

    @Test
    void faultsOfEarlyReleasesAreWarnings() {
        // Given amounts on which 1.0.0 computes in binary fractions: 1453.76 is not 2076.76 - 623.00 there
        String prepaid = cii(EN, "20180401")
                .replace("<ram:GrandTotalAmount>119.00", "<ram:GrandTotalAmount>2076.76")
                .replace(
                        "<ram:DuePayableAmount>119.00",
                        "<ram:TotalPrepaidAmount>623.00</ram:TotalPrepaidAmount><ram:DuePayableAmount>1453.76");

        // When
        RuleReport.Checked report = check(prepaid);

        // Then
        assertThat(report.rules()).containsExactly("EN 16931 1.0.0");
        assertThat(rulesOf(report, Severity.WARNING)).contains("BR-CO-16");
        assertThat(rulesOf(report, Severity.FATAL)).contains("BR-CO-15").doesNotContain("BR-CO-16");
    }

    @Test
    void knowsNoRulesForOtherDocuments() {
        assertThat(RULES.check(bytes("<FatturaElettronica/>"))).isEqualTo(new RuleReport.NoRules(""));
        assertThat(RULES.check(bytes(cii("urn:factur-x.eu:1p0:minimum", "20261102"))))
                .isEqualTo(new RuleReport.NoRules("urn:factur-x.eu:1p0:minimum"));
    }

    @Test
    void givesTheSameAnswerToManyThreads() throws Exception {
        // Given
        byte[] sound = bytes(ubl(XRECHNUNG, "2026-11-02"));
        byte[] broken = bytes(ubl(XRECHNUNG, "2026-11-02").replace("<cbc:Percent>19<", "<cbc:Percent>7<"));
        RuleReport expectedOfSound = RULES.check(sound);
        RuleReport expectedOfBroken = RULES.check(broken);
        List<Callable<Boolean>> checks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            checks.add(() -> RULES.check(sound).equals(expectedOfSound));
            checks.add(() -> RULES.check(broken).equals(expectedOfBroken));
        }

        // When
        List<Boolean> same = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> answer : threads.invokeAll(checks)) {
                same.add(answer.get());
            }
        }

        // Then
        assertThat(same).hasSize(80).doesNotContain(false);
        assertThat(((RuleReport.Checked) expectedOfBroken).isValid()).isFalse();
    }

    private static RuleReport.Checked check(String xml) {
        RuleReport report = RULES.check(bytes(xml));
        assertThat(report).isInstanceOf(RuleReport.Checked.class);
        return (RuleReport.Checked) report;
    }

    private static List<String> rulesOf(RuleReport.Checked report, Severity severity) {
        return report.violations().stream()
                .filter(violation -> violation.severity() == severity)
                .map(Violation::rule)
                .distinct()
                .toList();
    }
}
