package dev.wenshu.invoice.training.fit;

import dev.wenshu.invoice.FieldComparison;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
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
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Learns from generated documents: forests from three fifths of the layouts, curves from one fifth, and reports on the last
 * fifth, whose layouts nothing was learned from.
 */
public final class Training {
    /** What was learned, with the fields that the hand-set rules and the forests read right on unseen layouts. */
    public record Result(
            FieldForests forests,
            Calibration calibration,
            FieldReport handSet,
            FieldReport learned,
            List<Reliability> reliability) {}

    /** What the shipped weights were learned from. */
    public static final int DOCUMENTS = 5000;

    public static final long SEED = 7;

    private static final int LAYOUTS = 3000;
    private static final int PARTS = 5;
    private static final int TREES = 80;
    private static final int BINS = 10;

    private final int documents;
    private final long seed;
    private final Consumer<String> progress;

    public Training(int documents, long seed, Consumer<String> progress) {
        this.documents = documents;
        this.seed = seed;
        this.progress = progress;
    }

    public Result run() {
        return evaluate(learn());
    }

    private FieldForests learn() {
        InvoiceGenerator generator = new InvoiceGenerator(seed, LAYOUTS);
        Map<InvoiceField, Forest> forests = new EnumMap<>(InvoiceField.class);
        cases(generator).entrySet().parallelStream().forEach(entry -> {
            Forest forest = Boosting.learn(entry.getValue(), TREES, seed);
            synchronized (forests) {
                forests.put(entry.getKey(), forest);
            }
            progress.accept(entry.getKey().key());
        });
        return new FieldForests(forests);
    }

    /** Fits the curves of given forests and reports. */
    public Result evaluate(FieldForests learned) {
        InvoiceGenerator generator = new InvoiceGenerator(seed, LAYOUTS);
        Calibration none = new Calibration(Map.of());
        Calibration calibration = new Calibration(curves(generator, new VisibleTextReader(() -> learned, () -> none)));
        List<Isotonic.Outcome> outcomes = new ArrayList<>();
        FieldReport handSet = report(
                generator, new VisibleTextReader(() -> new FieldForests(Map.of()), () -> none), new ArrayList<>());
        FieldReport read = report(generator, new VisibleTextReader(() -> learned, () -> calibration), outcomes);
        return new Result(learned, calibration, handSet, read, reliability(outcomes));
    }

    private IntStream part(int first, int last) {
        return IntStream.range(0, documents)
                .filter(index -> index % LAYOUTS % PARTS >= first && index % LAYOUTS % PARTS <= last);
    }

    private Map<InvoiceField, List<Case>> cases(InvoiceGenerator generator) {
        Map<InvoiceField, List<Case>> cases = new EnumMap<>(InvoiceField.class);
        part(2, 4).forEach(index -> {
            Sample sample = generator.make(index);
            for (ScoringExamples.Example example : ScoringExamples.of(VisibleText.of(List.of(sample.page())))) {
                String stated = sample.stated().get(example.field());
                boolean right = stated != null && FieldComparison.isRight(example.field(), stated, example.value());
                cases.computeIfAbsent(example.field(), key -> new ArrayList<>())
                        .add(new Case(example.features(), right));
            }
        });
        return cases;
    }

    private Map<InvoiceField, Calibration.Curve> curves(InvoiceGenerator generator, VisibleTextReader reader) {
        Map<InvoiceField, List<Isotonic.Outcome>> outcomes = new EnumMap<>(InvoiceField.class);
        part(1, 1).forEach(index -> {
            Sample sample = generator.make(index);
            read(reader, sample)
                    .ifPresent(findings -> findings.fields().forEach((field, found) -> {
                        String stated = sample.stated().get(field);
                        boolean right = stated != null && FieldComparison.isRight(field, stated, found.value());
                        outcomes.computeIfAbsent(field, key -> new ArrayList<>())
                                .add(new Isotonic.Outcome(found.confidence(), right));
                    }));
        });
        Map<InvoiceField, Calibration.Curve> curves = new EnumMap<>(InvoiceField.class);
        outcomes.forEach((field, all) -> curves.put(field, Isotonic.fit(all)));
        return curves;
    }

    private FieldReport report(InvoiceGenerator generator, VisibleTextReader reader, List<Isotonic.Outcome> outcomes) {
        FieldReport.Counter counter = new FieldReport.Counter();
        part(0, 0).forEach(index -> {
            Sample sample = generator.make(index);
            Optional<Findings> findings = read(reader, sample);
            sample.stated().forEach((field, stated) -> {
                String value = findings.map(found -> found.value(field)).orElse(null);
                counter.count(field, value != null, value != null && FieldComparison.isRight(field, stated, value));
            });
            findings.ifPresent(found -> found.fields().forEach((field, value) -> {
                String stated = sample.stated().get(field);
                outcomes.add(new Isotonic.Outcome(
                        value.confidence(), stated != null && FieldComparison.isRight(field, stated, value.value())));
            }));
        });
        return counter.report();
    }

    private static Optional<Findings> read(VisibleTextReader reader, Sample sample) {
        return reader.read(VisibleText.of(List.of(sample.page())));
    }

    private static List<Reliability> reliability(List<Isotonic.Outcome> outcomes) {
        List<Reliability> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            double from = (double) i / BINS;
            double to = (i + 1.0) / BINS;
            boolean last = i == BINS - 1;
            List<Isotonic.Outcome> inside = outcomes.stream()
                    .filter(outcome -> outcome.raw() >= from && (outcome.raw() < to || last))
                    .toList();
            if (!inside.isEmpty()) {
                bins.add(new Reliability(
                        from,
                        to,
                        inside.size(),
                        inside.stream()
                                .mapToDouble(Isotonic.Outcome::raw)
                                .average()
                                .orElse(0),
                        (double) inside.stream().filter(Isotonic.Outcome::right).count() / inside.size()));
            }
        }
        return bins;
    }
}
