package dev.wenshu.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Origin;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.text.VisibleText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HybridCheckTest {
    @ParameterizedTest
    @CsvSource({
        "ISSUE_DATE, 2025-03-04, 2025-09-17, Date 17.09.2025",
        "CURRENCY, EUR, USD, Total 125.00 $",
        "NET, 100.00, 1000.00, Net 1000.00",
        "SELLER, Long Name AB, Shell Company Ltd, Shell Company Ltd",
        "BUYER_TAX_ID, DE136695976, DE442593292, VAT DE 442 593 292"
    })
    void reportsBothValues(InvoiceField field, String stated, String shown, String page) {
        assertThat(check(field, stated, shown, 0.95, page))
                .containsExactly(new Problem(
                        field.key(),
                        "HYBRID_MISMATCH",
                        "The machine-readable part states " + stated + ", the visible part " + shown + "."));
    }

    @ParameterizedTest
    @CsvSource({
        "ISSUE_DATE, 2025-03-04, 2025-09-17, Due 17.09.2025 of 4 March 2025",
        "ISSUE_DATE, 2025-03-04, 2025-09-17, 2025年3月4日",
        "CURRENCY, EUR, USD, Total 125.00 € or 140.00 $",
        "NET, 1100.00, 1000.00, Net 1000.00 of 1.100,00",
        "SELLER, Long Name AB, Shell Company Ltd, Shell Company Ltd for Long Name",
        "BUYER_TAX_ID, DE136695976, DE442593292, VAT 136.695.976 or DE442593292"
    })
    void isSilentWhereTheStatedValueIsShownToo(InvoiceField field, String stated, String shown, String page) {
        assertThat(check(field, stated, shown, 0.95, page)).isEmpty();
    }

    @Test
    void isSilentWhereTheVisibleValueIsGuessed() {
        assertThat(check(InvoiceField.SELLER, "Long Name AB", "Shell Company Ltd", 0.7, "Shell Company Ltd"))
                .isEmpty();
    }

    private static List<Problem> check(
            InvoiceField field, String stated, String shown, double confidence, String page) {
        VisibleText text = VisibleText.of(FakeDocument.of(DocumentFormat.PDF).withText(page));
        return HybridCheck.check(
                findings(Origin.STRUCTURED, field, stated, 0.995),
                findings(Origin.TEXT, field, shown, confidence),
                text);
    }

    private static Findings findings(Origin origin, InvoiceField field, String value, double confidence) {
        return new Findings(
                origin,
                false,
                Map.of(field, new ExtractedField(value, confidence, Evidence.at(origin, 1, null))),
                List.of(),
                List.of(),
                List.of());
    }
}
