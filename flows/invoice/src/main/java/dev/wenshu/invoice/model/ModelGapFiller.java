package dev.wenshu.invoice.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.document.Origin;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.FieldExtractor;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.model.DocumentModel;
import dev.wenshu.document.model.Excerpt;
import dev.wenshu.document.model.ModelAnswer;
import dev.wenshu.invoice.InvoiceExtractor;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.check.FieldChecks;
import dev.wenshu.invoice.text.Grounding;
import dev.wenshu.invoice.text.VisibleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a model for the fields of an invoice that the extractor left open, and takes only values that stand in the visible
 * text. What is already known is never asked for. A second model may be asked whether it agrees. A value of one model alone is
 * below the usual threshold of acceptance: a person sees it first.
 */
public final class ModelGapFiller implements FieldExtractor {
    /** The model was asked in vain; what the rest found stands. */
    public static final String UNAVAILABLE = "MODEL_UNAVAILABLE";

    /** A second model was asked in vain; values stand as without it. */
    public static final String JUDGE_UNAVAILABLE = "MODEL_JUDGE_UNAVAILABLE";

    private static final double UNKNOWN_YET = 1;
    private static final Set<String> OPEN = Set.of("NOT_FOUND", "NOT_SURE", "NUMBER_NOT_FOUND");

    private final FieldExtractor extractor;
    private final DocumentModel model;
    private final Optional<ModelJudge> judge;

    public ModelGapFiller(FieldExtractor extractor, DocumentModel model) {
        this(extractor, model, Optional.empty());
    }

    public ModelGapFiller(FieldExtractor extractor, DocumentModel model, Optional<ModelJudge> judge) {
        this.extractor = extractor;
        this.model = model;
        this.judge = judge;
    }

    @Override
    public Optional<Extraction> extract(ParsedDocument document) {
        return extractor.extract(document).map(found -> filled(document, found));
    }

    private Extraction filled(ParsedDocument document, Extraction found) {
        List<InvoiceField> open = open(found);
        if (!found.kind().equals(InvoiceExtractor.KIND) || open.isEmpty() || !model.present()) {
            return found;
        }
        String material = Excerpt.of(document, model.materialLimit());
        if (material.isBlank()) {
            return found;
        }
        return switch (model.ask(FieldQuestion.of(open, material))) {
            case ModelAnswer.NoModel() -> found;
            case ModelAnswer.Unavailable(String reason) -> with(found, Problem.of(UNAVAILABLE, reason));
            case ModelAnswer.Given(String name, JsonNode answer) -> merged(document, found, open, answer, material);
        };
    }

    private static List<InvoiceField> open(Extraction found) {
        return Arrays.stream(InvoiceField.values())
                .filter(field -> !found.fields().containsKey(field.key()))
                .filter(field -> found.problems().stream().anyMatch(problem -> isOpen(problem, field)))
                .toList();
    }

    private static boolean isOpen(Problem problem, InvoiceField field) {
        return problem.field().equals(field.key()) && OPEN.contains(problem.code());
    }

    private Extraction merged(
            ParsedDocument document, Extraction found, List<InvoiceField> open, JsonNode answer, String material) {
        Grounding grounding = new Grounding(VisibleText.of(document));
        Map<InvoiceField, ExtractedField> fields = known(found);
        Map<InvoiceField, ExtractedField> stated = new EnumMap<>(InvoiceField.class);
        List<Problem> problems = new ArrayList<>(found.problems());
        for (InvoiceField field : open) {
            JsonNode value = answer.path(field.key());
            if (!value.isTextual() || value.asText().isBlank()) {
                continue;
            }
            Optional<ExtractedField> grounded = grounding.find(field, value.asText(), UNKNOWN_YET, Origin.MODEL);
            if (grounded.isPresent()) {
                stated.put(field, grounded.get());
                problems.removeIf(problem -> isOpen(problem, field));
            } else {
                problems.add(new Problem(
                        field.key(),
                        "MODEL_NOT_GROUNDED",
                        "A model states a value that the visible text does not show."));
            }
        }
        fields.putAll(stated);
        Judgement judgement = stated.isEmpty()
                ? new Judgement.NotAsked()
                : judge.map(second -> second.judge(stated, material)).orElse(new Judgement.NotAsked());
        stated.forEach((field, value) -> {
            double confidence =
                    ModelConfidence.of(field, fields, grounding.isLabelled(field, value.evidence()), judgement);
            fields.put(field, new ExtractedField(value.value(), confidence * value.confidence(), value.evidence()));
        });
        problems.addAll(doubts(judgement));
        boolean reported = problems.stream().anyMatch(problem -> problem.code().equals("SUM_MISMATCH"));
        FieldChecks.check(fields, reported).stream()
                .filter(problem -> !problems.contains(problem))
                .forEach(problems::add);
        return extraction(found, fields, problems);
    }

    private static List<Problem> doubts(Judgement judgement) {
        return switch (judgement) {
            case Judgement.NotAsked() -> List.of();
            case Judgement.Unavailable(String reason) -> List.of(Problem.of(JUDGE_UNAVAILABLE, reason));
            case Judgement.Given(Set<InvoiceField> agreed, Set<InvoiceField> disagreed) ->
                disagreed.stream()
                        .map(field -> new Problem(
                                field.key(), "MODEL_DISAGREES", "A second model does not agree with this value."))
                        .toList();
        };
    }

    private static Map<InvoiceField, ExtractedField> known(Extraction found) {
        Map<InvoiceField, ExtractedField> fields = new EnumMap<>(InvoiceField.class);
        for (InvoiceField field : InvoiceField.values()) {
            ExtractedField value = found.fields().get(field.key());
            if (value != null) {
                fields.put(field, value);
            }
        }
        return fields;
    }

    private static Extraction extraction(
            Extraction found, Map<InvoiceField, ExtractedField> fields, List<Problem> problems) {
        Map<String, ExtractedField> named = new LinkedHashMap<>();
        fields.forEach((field, value) -> named.put(field.key(), value));
        return new Extraction(found.kind(), named, found.lines(), problems);
    }

    private static Extraction with(Extraction found, Problem problem) {
        List<Problem> problems = new ArrayList<>(found.problems());
        problems.add(problem);
        return new Extraction(found.kind(), new LinkedHashMap<>(found.fields()), found.lines(), problems);
    }
}
