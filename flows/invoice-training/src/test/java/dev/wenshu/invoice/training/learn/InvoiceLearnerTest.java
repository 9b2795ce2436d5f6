package dev.wenshu.invoice.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.learn.Learned;
import dev.wenshu.document.learn.LearnedItem;
import dev.wenshu.invoice.FieldComparison;
import dev.wenshu.invoice.InvoiceExtractor;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceKnowledge;
import dev.wenshu.invoice.layout.Lesson;
import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.text.PlacedValue;
import dev.wenshu.invoice.text.VisibleText;
import dev.wenshu.invoice.training.generate.InvoiceGenerator;
import dev.wenshu.invoice.training.generate.Sample;
import dev.wenshu.kernel.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvoiceLearnerTest {
    private static final int LAYOUTS = 8;

    private final InvoiceKnowledge knowledge = new InvoiceKnowledge();
    private final InvoiceLearner learner = new InvoiceLearner(knowledge);
    private final InvoiceGenerator generator = new InvoiceGenerator(101, LAYOUTS);

    @Test
    void readsMoreOfWhatItWasCorrectedOnAndGoesBack() {
        // Given
        List<String> lessons = lessons(0, 3 * LAYOUTS);

        // When
        Learned learned = learner.learn("", lessons);

        // Then
        assertThat(learned.objection()).isEmpty();
        assertThat(learned.rightAfter()).isGreaterThan(learned.rightBefore());
        learner.use(learned.state());
        assertThat(right(0, 3 * LAYOUTS)).isEqualTo(learned.rightAfter());
        int others = right(3 * LAYOUTS, 6 * LAYOUTS);
        learner.use("");
        assertThat(others).isGreaterThanOrEqualTo(right(3 * LAYOUTS, 6 * LAYOUTS) - 2);
        assertThat(right(0, 3 * LAYOUTS)).isEqualTo(learned.rightBefore());
        assertThat(learner.describe(learned.state()))
                .hasSizeGreaterThan(1)
                .extracting(LearnedItem::name)
                .allSatisfy(name -> assertThat(name).isNotBlank());
    }

    @Test
    void objectsToReadingFewerFieldsThanBefore() {
        // Given
        Sample sample = generator.make(1);
        VisibleText text = VisibleText.of(List.of(sample.page()));
        List<String> lessons = new ArrayList<>(Collections.nCopies(21, LessonText.write(lesson(text, "Lakeside Ltd"))));
        Learned taught = learner.learn("", lessons);
        lessons.addAll(Collections.nCopies(20, LessonText.write(lesson(text, "Hillside Ltd"))));

        // When
        Learned learned = learner.learn(taught.state(), lessons);

        // Then
        assertThat(taught.objection()).isEmpty();
        assertThat(learned.rightAfter()).isLessThan(learned.rightBefore());
        assertThat(learned.objection()).contains(Integer.toString(learned.rightBefore()));
    }

    private static Lesson lesson(VisibleText text, String seller) {
        return new Lesson(text, Map.of(InvoiceField.SELLER, seller, InvoiceField.SELLER_TAX_ID, shownId(text)));
    }

    /** Something that only this document has, by which it is recognised. */
    private static String shownId(VisibleText text) {
        return PlacedValue.of(text)
                .getOrDefault(InvoiceField.INVOICE_NUMBER, List.of())
                .getFirst()
                .value();
    }

    @Test
    void saysWhatToDoWithAStateThatItDoesNotUnderstand() {
        assertThatThrownBy(() -> learner.use("{\"layouts\":7}"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("--use 0");
    }

    private List<String> lessons(int from, int to) {
        List<String> lessons = new ArrayList<>();
        for (int index = from; index < to; index++) {
            Sample sample = generator.make(index);
            lessons.add(LessonText.write(new Lesson(VisibleText.of(List.of(sample.page())), sample.stated())));
        }
        return lessons;
    }

    private int right(int from, int to) {
        InvoiceExtractor extractor = new InvoiceExtractor(RuleSets.OFF, knowledge);
        int right = 0;
        for (int index = from; index < to; index++) {
            Sample sample = generator.make(index);
            Map<InvoiceField, ExtractedField> read = extractor.read(VisibleText.of(List.of(sample.page())));
            for (Map.Entry<InvoiceField, String> stated : sample.stated().entrySet()) {
                ExtractedField found = read.get(stated.getKey());
                if (found != null && FieldComparison.isRight(stated.getKey(), stated.getValue(), found.value())) {
                    right++;
                }
            }
        }
        return right;
    }
}
