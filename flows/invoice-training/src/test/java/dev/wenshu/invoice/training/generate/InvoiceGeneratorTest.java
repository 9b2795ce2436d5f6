package dev.wenshu.invoice.training.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.Word;
import dev.wenshu.invoice.InvoiceField;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvoiceGeneratorTest {
    private static final int DOCUMENTS = 200;

    @Test
    void makesTheSameDocumentsFromTheSameSeed() {
        // Given
        InvoiceGenerator first = new InvoiceGenerator(3, 100);
        InvoiceGenerator second = new InvoiceGenerator(3, 100);

        // When
        List<Sample> made = IntStream.range(0, 20).mapToObj(first::make).toList();

        // Then
        assertThat(made).isEqualTo(IntStream.range(0, 20).mapToObj(second::make).toList());
    }

    @Test
    void statesATotalADayAndASellerInEveryDocument() {
        // Given
        InvoiceGenerator generator = new InvoiceGenerator(5, 100);

        // When
        List<Sample> made =
                IntStream.range(0, DOCUMENTS).mapToObj(generator::make).toList();

        // Then
        assertThat(made).allSatisfy(sample -> {
            assertThat(sample.stated()).containsKeys(InvoiceField.TOTAL, InvoiceField.ISSUE_DATE, InvoiceField.SELLER);
            assertThat(sample.page().words()).isNotEmpty();
        });
    }

    @Test
    void writesWordsWithBoxesAndConfidences() {
        // Given
        InvoiceGenerator generator = new InvoiceGenerator(9, 100);

        // When
        List<Word> words = IntStream.range(0, DOCUMENTS)
                .mapToObj(generator::make)
                .flatMap(sample -> sample.page().words().stream())
                .toList();

        // Then
        assertThat(words).allSatisfy(word -> {
            assertThat(word.text()).isNotBlank().doesNotContain(" ");
            assertThat(word.box().width()).isPositive();
            assertThat(word.confidence()).isBetween(0.3f, 1f);
        });
    }
}
