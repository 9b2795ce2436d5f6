package dev.wenshu.invoice.training.fit;

import dev.wenshu.invoice.FieldComparison;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.layout.Lesson;
import dev.wenshu.invoice.scoring.Calibration;
import dev.wenshu.invoice.scoring.FieldForests;
import dev.wenshu.invoice.scoring.Forest;
import dev.wenshu.invoice.text.ScoringExamples;
import dev.wenshu.invoice.text.VisibleText;
import dev.wenshu.invoice.text.VisibleTextReader;
import dev.wenshu.invoice.training.generate.InvoiceGenerator;
import dev.wenshu.invoice.training.generate.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Adds trees to the shipped forests that put right what lessons show they have wrong, beside generated documents, so that what
 * they can is kept. Takes seconds, and about the same whichever lesson came last, since it starts from the shipped ones.
 */
public final class Retraining {
    private static final long SEED = 29;
    private static final int LAYOUTS = 3000;
    private static final int ANCHORS = 200;
    private static final int PROOFS = 150;
    private static final int TREES = 16;
    private static final float LESSON = 24;

    private final InvoiceGenerator generator = new InvoiceGenerator(SEED, LAYOUTS);

    /** Better forests for the given fields; the others stay as shipped. */
    public FieldForests run(List<Lesson> lessons, Set<InvoiceField> fields) {
        Map<InvoiceField, List<Case>> cases = new EnumMap<>(InvoiceField.class);
        IntStream.range(0, ANCHORS)
                .mapToObj(generator::make)
                .forEach(sample -> add(VisibleText.of(List.of(sample.page())), sample.stated(), fields, 1, cases));
        lessons.forEach(lesson -> add(lesson.text(), lesson.stated(), fields, LESSON, cases));
        FieldForests shipped = FieldForests.shipped();
        Map<InvoiceField, Forest> forests = new EnumMap<>(InvoiceField.class);
        for (InvoiceField field : shipped.fields()) {
            Forest forest = shipped.of(field);
            List<Case> own = cases.getOrDefault(field, List.of());
            if (forest != null) {
                forests.put(field, own.isEmpty() ? forest : Boosting.improve(forest, own, TREES, SEED));
            }
        }
        return new FieldForests(forests);
    }

    private static void add(
            VisibleText text,
            Map<InvoiceField, String> stated,
            Set<InvoiceField> fields,
            float weight,
            Map<InvoiceField, List<Case>> cases) {
        for (ScoringExamples.Example example : ScoringExamples.of(text)) {
            if (fields.contains(example.field())) {
                String value = stated.get(example.field());
                boolean right = value != null && FieldComparison.isRight(example.field(), value, example.value());
                cases.computeIfAbsent(example.field(), none -> new ArrayList<>())
                        .add(new Case(example.features(), right, weight));
            }
        }
    }

    /** How many fields of generated documents, always the same and none that was learned from, are read right. */
    public int proof(FieldForests forests) {
        VisibleTextReader reader = new VisibleTextReader(() -> forests, Calibration::shipped);
        return IntStream.range(ANCHORS, ANCHORS + PROOFS)
                .mapToObj(generator::make)
                .mapToInt(sample -> right(reader, sample))
                .sum();
    }

    private static int right(VisibleTextReader reader, Sample sample) {
        Optional<Findings> found = reader.read(VisibleText.of(List.of(sample.page())));
        return (int) sample.stated().entrySet().stream()
                .filter(stated -> found.map(findings -> findings.value(stated.getKey()))
                        .filter(value -> FieldComparison.isRight(stated.getKey(), stated.getValue(), value))
                        .isPresent())
                .count();
    }
}
