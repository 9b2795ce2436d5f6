package dev.wenshu.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceNotationTest {
    private final InvoiceNotation notation = new InvoiceNotation();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            total      | 1.234,5       | 1234.50
            tax        | -0.1          | -0.10
            issue_date | 2026-11-24    | 2026-11-24
            issue_date | 24.11.2026    | 2026-11-24
            due_date   | 24 Nov 2026   | 2026-11-24
            currency   | eur           | EUR
            seller_tax_id | DE 136 695 976 | DE136695976
            seller     | ' Lakeside Ltd ' | Lakeside Ltd
            """)
    void writesValuesAsRecordsHoldThem(String field, String entered, String held) {
        assertThat(notation.normalised("invoice", field, entered)).contains(held);
    }

    @ParameterizedTest
    @CsvSource({"total,about ten", "issue_date,04/05/2026", "issue_date,tomorrow", "currency,euros", "colour,red"})
    void takesNothingThatIsNoValueOfTheField(String field, String entered) {
        assertThat(notation.normalised("invoice", field, entered)).isEmpty();
    }

    @Test
    void leavesFieldsOfOtherKindsAsTheyAre() {
        assertThat(notation.normalised("notice", "deadline", " soon ")).contains("soon");
    }
}
