package dev.wenshu.invoice.schematron;

import static dev.wenshu.invoice.schematron.SampleInvoices.EN;
import static dev.wenshu.invoice.schematron.SampleInvoices.bytes;
import static dev.wenshu.invoice.schematron.SampleInvoices.ubl;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.wenshu.invoice.rules.RuleReport;
import dev.wenshu.invoice.rules.RuleSets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostileInvoiceTest {
    private static final DocumentLimits LIMITS = new DocumentLimits(200_000, 1_000, 40, Duration.ofSeconds(20));
    private static final RuleSets RULES = rules(LIMITS);

    @Test
    void refusesDocumentType() {
        String xml = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + ubl(EN, "2026-11-02");

        assertThat(RULES.check(bytes(xml))).isInstanceOf(RuleReport.Unchecked.class);
    }

    @Test
    void refusesWhatBreaksOffAfterItsHead() {
        String whole = ubl(EN, "2026-11-02");

        assertThat(RULES.check(bytes(whole.substring(0, whole.length() / 2)))).isInstanceOf(RuleReport.Unchecked.class);
    }

    @Test
    void followsNoAddressInTheDocument() throws IOException {
        // Given
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.xsd";
        String xml = ubl(EN, "2026-11-02")
                .replace(
                        "<ubl:Invoice ",
                        "<ubl:Invoice xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x "
                                + address + " urn:oasis:names:specification:ubl:schema:xsd:Invoice-2 " + address
                                + "\" xsi:noNamespaceSchemaLocation=\"" + address + "\" ")
                .replace("<cbc:ID>R-17</cbc:ID>", "<x:a xmlns:x=\"urn:x\"/><cbc:ID>R-17</cbc:ID>");

        // When
        RuleReport report = RULES.check(bytes(xml));
        server.stop(0);

        // Then
        assertThat(asked).hasValue(0);
        assertThat(report).isInstanceOf(RuleReport.Checked.class);
    }

    @Test
    void refusesTooManyElements() {
        String xml = ubl(EN, "2026-11-02").replace("<cbc:DueDate>", "<cbc:Note/>".repeat(1_000) + "<cbc:DueDate>");

        assertThat(RULES.check(bytes(xml))).isEqualTo(tooLarge());
    }

    @Test
    void refusesTooDeepNesting() {
        String deep = "<a>".repeat(60) + "</a>".repeat(60);

        assertThat(RULES.check(bytes(ubl(EN, "2026-11-02").replace("<cbc:DueDate>", deep + "<cbc:DueDate>"))))
                .isEqualTo(tooLarge());
    }

    @Test
    void refusesTooManyBytes() {
        String xml = ubl(EN, "2026-11-02").replace("R-17", "9".repeat(200_000));

        assertThat(RULES.check(bytes(xml))).isInstanceOf(RuleReport.Unchecked.class);
    }

    @Test
    void stopsRulesThatTakeTooLong() {
        RuleSets hasty = rules(new DocumentLimits(200_000, 1_000, 40, Duration.ZERO));

        assertThat(hasty.check(bytes(ubl(EN, "2026-11-02"))))
                .isEqualTo(new RuleReport.Unchecked(EN, "The rules took longer than validation allows."));
    }

    @Test
    void reportsAmountsThatAreNone() {
        RuleReport report = RULES.check(bytes(ubl(EN, "2026-11-02").replace("50.00", "fifty")));

        assertThat(report).isNotEqualTo(new RuleReport.NoRules(EN));
        assertThat(report instanceof RuleReport.Checked checked && checked.isValid())
                .isFalse();
    }

    private static RuleSets rules(DocumentLimits limits) {
        return new OfficialRuleSets(InstantSource.system(), limits);
    }

    private static RuleReport tooLarge() {
        return new RuleReport.Unchecked(EN, "The invoice is larger than validation allows.");
    }
}
