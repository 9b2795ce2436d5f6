package dev.wenshu.invoice.schematron;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleChoiceTest {
    private static final String XRECHNUNG_OLD =
            SampleInvoices.EN + "#compliant#urn:xoev-de:kosit:standard:xrechnung_%s";
    private static final String XRECHNUNG_NEW = SampleInvoices.EN + "#compliant#urn:xeinkauf.de:kosit:xrechnung_%s";

    @Test
    void everyChosenSheetIsShipped() throws IOException {
        // Given
        Set<String> resources = new LinkedHashSet<>();
        List<String> profiles = List.of(
                SampleInvoices.EN,
                SampleInvoices.PEPPOL,
                SampleInvoices.PEPPOL.replace(":billing:", ":selfbilling:"),
                XRECHNUNG_OLD.formatted("1.2"),
                XRECHNUNG_OLD.formatted("2.0"),
                XRECHNUNG_OLD.formatted("2.1"),
                XRECHNUNG_OLD.formatted("2.2"),
                XRECHNUNG_NEW.formatted("2.3"),
                XRECHNUNG_NEW.formatted("3.0"),
                XRECHNUNG_NEW.formatted("9.9"));
        for (LocalDate day = LocalDate.of(2017, 1, 1); day.getYear() < 2028; day = day.plusWeeks(1)) {
            for (String profile : profiles) {
                for (Syntax syntax : Syntax.values()) {
                    RuleChoice.of(syntax, profile, day)
                            .orElseThrow()
                            .sheets()
                            .forEach(sheet -> resources.add(sheet.resource()));
                }
            }
        }

        // Then
        assertThat(resources).hasSizeGreaterThan(70);
        for (String resource : resources) {
            try (InputStream found = Resources.open(resource)) {
                assertThat(found.read()).as(resource).isEqualTo('<');
            }
        }
    }

    @Test
    void xrechnungIsChosenByItsIdentifierFirst() {
        assertThat(names(XRECHNUNG_OLD.formatted("2.0"), "2021-06-01"))
                .containsExactly("EN 16931 1.3.3", "XRechnung 2.0.1");
        assertThat(names(XRECHNUNG_NEW.formatted("3.0"), "2024-03-01"))
                .containsExactly("EN 16931 1.3.11", "XRechnung 3.0.1");
        assertThat(names(XRECHNUNG_NEW.formatted("3.0"), "2025-02-01"))
                .containsExactly("EN 16931 1.3.13", "XRechnung 3.0.2");
    }

    @Test
    void peppolChangesOnTheDayItIsMandatory() {
        assertThat(names(SampleInvoices.PEPPOL, "2026-08-16")).contains("Peppol BIS Billing 3 2025.11");
        assertThat(names(SampleInvoices.PEPPOL, "2026-08-17")).contains("Peppol BIS Billing 3 2026.5");
    }

    private static List<String> names(String profile, String day) {
        return RuleChoice.of(Syntax.UBL_INVOICE, profile, LocalDate.parse(day)).orElseThrow().sheets().stream()
                .map(RuleSheet::name)
                .toList();
    }
}
