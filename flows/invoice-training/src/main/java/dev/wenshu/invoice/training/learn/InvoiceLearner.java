package dev.wenshu.invoice.training.learn;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.learn.Learned;
import dev.wenshu.document.learn.LearnedItem;
import dev.wenshu.document.learn.Learner;
import dev.wenshu.invoice.FieldComparison;
import dev.wenshu.invoice.InvoiceExtractor;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceKnowledge;
import dev.wenshu.invoice.layout.Layouts;
import dev.wenshu.invoice.layout.Lesson;
import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.scoring.FieldForests;
import dev.wenshu.invoice.training.fit.Retraining;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Learns how invoices look that only their visible text is read from. The layouts of their sellers are always learned; the
 * forests get more trees where they have fields of the lessons wrong, and where that reads hardly fewer fields of generated
 * documents right. What reads fewer fields of all lessons right than the state before has an objection.
 */
public final class InvoiceLearner implements Learner {
    /** Generated fields that a gain on lessons may cost, of some 1,400. */
    private static final int TOLERATED = 3;

    private final InvoiceKnowledge knowledge;
    private final InvoiceExtractor extractor = new InvoiceExtractor();

    /** @param knowledge of the extractor that is to read better */
    public InvoiceLearner(InvoiceKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public String kind() {
        return InvoiceExtractor.KIND;
    }

    @Override
    public Optional<String> lesson(ParsedDocument document, Map<String, String> stated) {
        Map<InvoiceField, String> fields = new EnumMap<>(InvoiceField.class);
        for (InvoiceField field : InvoiceField.values()) {
            String value = stated.get(field.key());
            if (value != null) {
                fields.put(field, value);
            }
        }
        return extractor.textOf(document).map(text -> LessonText.write(new Lesson(text, fields)));
    }

    @Override
    public Learned learn(String state, List<String> stored) {
        List<Lesson> lessons = stored.stream().map(LessonText::read).toList();
        Layouts layouts = Layouts.learn(lessons);
        LearnedState before = LearnedState.read(state);
        Score old = score(before.orShipped(), before.layouts(), lessons);
        LearnedState after = new LearnedState(before.forests(), layouts);
        Score now = score(after.orShipped(), layouts, lessons);
        Set<InvoiceField> wrong =
                score(FieldForests.shipped(), Layouts.none(), lessons).wrong();
        if (!wrong.isEmpty()) {
            Retraining retraining = new Retraining();
            FieldForests better = retraining.run(lessons, wrong);
            Score improved = score(better, layouts, lessons);
            boolean keeps = retraining.proof(better) + TOLERATED >= retraining.proof(FieldForests.shipped());
            if (keeps && improved.right() >= now.right()) {
                after = new LearnedState(better, layouts);
                now = improved;
            }
        }
        String objection = now.right() >= old.right()
                ? ""
                : "It reads " + now.right() + " fields right where the version in use reads " + old.right();
        return new Learned(after.write(), now.of(), old.right(), now.right(), objection);
    }

    @Override
    public void use(String state) {
        if (state.isEmpty()) {
            knowledge.useShipped();
        } else {
            LearnedState learned = LearnedState.read(state);
            knowledge.use(learned.orShipped(), learned.layouts());
        }
    }

    @Override
    public List<LearnedItem> describe(String state) {
        return LearnedState.read(state).layouts().all().stream()
                .map(layout -> new LearnedItem(layout.seller(), layout.lessons(), layout.confidences()))
                .toList();
    }

    /** What was read right, and which fields were not everywhere. */
    private record Score(int right, int of, Set<InvoiceField> wrong) {}

    private static Score score(FieldForests forests, Layouts layouts, List<Lesson> lessons) {
        InvoiceKnowledge trial = new InvoiceKnowledge();
        trial.use(forests, layouts);
        InvoiceExtractor reader = new InvoiceExtractor(RuleSets.OFF, trial);
        int right = 0;
        int of = 0;
        Set<InvoiceField> wrong = EnumSet.noneOf(InvoiceField.class);
        for (Lesson lesson : lessons) {
            Map<InvoiceField, ExtractedField> read = reader.read(lesson.text());
            for (Map.Entry<InvoiceField, String> stated : lesson.stated().entrySet()) {
                ExtractedField found = read.get(stated.getKey());
                of++;
                if (found != null && FieldComparison.isRight(stated.getKey(), stated.getValue(), found.value())) {
                    right++;
                } else {
                    wrong.add(stated.getKey());
                }
            }
        }
        return new Score(right, of, wrong);
    }
}
