package dev.wenshu.invoice.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.invoice.FakeDocument;
import dev.wenshu.invoice.InvoiceExtractor;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceKnowledge;
import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.scoring.FieldForests;
import dev.wenshu.invoice.text.VisibleText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutsTest {
    /** Its seller is named in small print only, and its number and total by words that no lexicon has. */
    private static final String FORM = """
            MILLBROOK
            Delivery note and account

            Beta Works Ltd
            9 Side Road

            Our sign: %1$s                     Delivered: 01.02.2026
                                               Written:   %2$s

            Piece         Pieces     Each      Sum
            Paper             10     %3$s    400.00
            Toner              2     5.00     10.00

            Carried          %4$s
            For the state    %5$s
            Kindly remit     %6$s

            Millbrook Paper Mills LLP, account GB33BUKB20201555555555, office@millbrook.example""";

    private static final String STRANGER = FORM.replace("Millbrook Paper Mills LLP", "Dale Timber LLP")
            .replace("GB33BUKB20201555555555", "GB94BARC10201530093459")
            .replace("office@millbrook", "hello@dale")
            .replace("MILLBROOK", "DALE");

    @Test
    void readsTheNextDocumentOfASellerByPlace() {
        // Given
        Layouts layouts = Layouts.learn(List.of(
                lesson("AB-1", "03.02.2026", "100.00"),
                lesson("AB-2", "05.02.2026", "250.00"),
                lesson("AB-3", "09.02.2026", "70.00")));

        // When
        Layouts.Match match =
                layouts.read(text(FORM, "AB-9", "24.02.2026", "80.00")).orElseThrow();

        // Then
        assertThat(match.whole()).isTrue();
        assertThat(values(match))
                .containsEntry(InvoiceField.SELLER, "Millbrook Paper Mills LLP")
                .containsEntry(InvoiceField.INVOICE_NUMBER, "AB-9")
                .containsEntry(InvoiceField.ISSUE_DATE, "2026-02-24")
                .containsEntry(InvoiceField.NET, "80.00")
                .containsEntry(InvoiceField.TAX, "8.00")
                .containsEntry(InvoiceField.TOTAL, "88.00");
        assertThat(match.findings().fields().values())
                .extracting(ExtractedField::confidence)
                .allSatisfy(confidence -> assertThat(confidence).isGreaterThanOrEqualTo(0.8));
    }

    @Test
    void isNotSureOfWhatItSawOnce() {
        // Given
        Layouts layouts = Layouts.learn(List.of(lesson("AB-1", "03.02.2026", "100.00")));

        // When
        Layouts.Match match =
                layouts.read(text(FORM, "AB-9", "24.02.2026", "80.00")).orElseThrow();

        // Then
        assertThat(match.whole()).isFalse();
        assertThat(match.findings().fields().get(InvoiceField.TOTAL))
                .isNotNull()
                .extracting(ExtractedField::confidence)
                .satisfies(confidence -> assertThat((double) confidence).isLessThan(0.8));
    }

    @Test
    void takesNoOtherSellersDocumentForItsOwn() {
        // Given
        Layouts layouts =
                Layouts.learn(List.of(lesson("AB-1", "03.02.2026", "100.00"), lesson("AB-2", "05.02.2026", "250.00")));

        // Then
        assertThat(layouts.read(text(STRANGER, "AB-9", "24.02.2026", "80.00"))).isEmpty();
    }

    @Test
    void keepsApartWhatOneSellerSendsInTwoForms() {
        // Given
        String other = FORM.replace("Our sign", "Reference")
                .replace("Kindly remit", "Amount")
                .replace("For the state", "Duty")
                .replace("Carried", "Goods")
                .replace("Delivery note and account", "Statement of purchase")
                .replace("Piece         Pieces     Each      Sum", "Article      Quantity   Price   Value");

        // When
        Layouts layouts = Layouts.learn(List.of(
                lesson("AB-1", "03.02.2026", "100.00"),
                new Lesson(text(other, "X-1", "03.02.2026", "100.00"), stated("X-1", "2026-02-03", "100.00"))));

        // Then
        assertThat(layouts.all()).hasSize(2);
    }

    @Test
    void leavesOutAmountsThatDoNotAddUp() {
        // Given
        Layouts layouts =
                Layouts.learn(List.of(lesson("AB-1", "03.02.2026", "100.00"), lesson("AB-2", "05.02.2026", "250.00")));
        String wrong = FORM.formatted("AB-9", "24.02.2026", "4.00", "80.00", "8.00", "99.00");

        // When
        Layouts.Match match = layouts.read(text(wrong)).orElseThrow();

        // Then
        assertThat(match.findings().fields()).doesNotContainKeys(InvoiceField.TOTAL, InvoiceField.NET);
        assertThat(match.whole()).isFalse();
    }

    @Test
    void makesTheExtractorReadWhatItCouldNot() {
        // Given
        InvoiceKnowledge knowledge = new InvoiceKnowledge();
        InvoiceExtractor extractor = new InvoiceExtractor(RuleSets.OFF, knowledge);
        FakeDocument document = document(FORM, "AB-9", "24.02.2026", "80.00");
        String before = extractor.extract(document).map(LayoutsTest::seller).orElse("");

        // When
        knowledge.use(
                FieldForests.shipped(),
                Layouts.learn(List.of(
                        lesson("AB-1", "03.02.2026", "100.00"),
                        lesson("AB-2", "05.02.2026", "250.00"),
                        lesson("AB-3", "09.02.2026", "70.00"))));

        // Then
        assertThat(before).isNotEqualTo("Millbrook Paper Mills LLP");
        assertThat(seller(extractor.extract(document).orElseThrow())).isEqualTo("Millbrook Paper Mills LLP");
        knowledge.useShipped();
        assertThat(extractor.extract(document).map(LayoutsTest::seller).orElse(""))
                .isEqualTo(before);
    }

    private static String seller(Extraction extraction) {
        ExtractedField seller = extraction.fields().get("seller");
        return seller == null ? "" : seller.value();
    }

    private static Map<InvoiceField, String> values(Layouts.Match match) {
        Map<InvoiceField, String> values = new EnumMap<>(InvoiceField.class);
        match.findings().fields().forEach((field, found) -> values.put(field, found.value()));
        return values;
    }

    private static Lesson lesson(String number, String day, String net) {
        String iso = day.substring(6) + "-" + day.substring(3, 5) + "-" + day.substring(0, 2);
        return new Lesson(text(FORM, number, day, net), stated(number, iso, net));
    }

    private static Map<InvoiceField, String> stated(String number, String day, String net) {
        return Map.of(
                InvoiceField.SELLER,
                "Millbrook Paper Mills LLP",
                InvoiceField.INVOICE_NUMBER,
                number,
                InvoiceField.ISSUE_DATE,
                day,
                InvoiceField.NET,
                net,
                InvoiceField.TAX,
                percent(net, "0.10"),
                InvoiceField.TOTAL,
                percent(net, "1.10"));
    }

    private static VisibleText text(String form, String number, String day, String net) {
        return VisibleText.of(document(form, number, day, net));
    }

    private static VisibleText text(String content) {
        return VisibleText.of(FakeDocument.of(DocumentFormat.PDF).withText(content));
    }

    private static FakeDocument document(String form, String number, String day, String net) {
        return FakeDocument.of(DocumentFormat.PDF)
                .withText(form.formatted(number, day, "40.00", net, percent(net, "0.10"), percent(net, "1.10")));
    }

    private static String percent(String net, String factor) {
        return new BigDecimal(net)
                .multiply(new BigDecimal(factor))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
