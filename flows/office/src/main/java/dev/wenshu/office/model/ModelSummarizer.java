package dev.wenshu.office.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Summarizer;
import dev.wenshu.document.extract.Summary;
import dev.wenshu.document.model.DocumentModel;
import dev.wenshu.document.model.ModelAnswer;
import dev.wenshu.office.summary.SentenceWeighing;
import dev.wenshu.office.summary.WeighedSentences;
import java.util.List;

/**
 * Lets a model say a document's content in few sentences. Of a long document the model is shown the sentences that the
 * extractive summarizer holds most important, from its whole length. A sentence of the model counts only where it names
 * passages that were shown to it and every number in it stands in the document's own words; where none is left, or no model is
 * set up or answers, the extractive summary stands. Keywords and actions are the extractive summarizer's.
 */
public final class ModelSummarizer implements Summarizer {
    private static final String METHOD = "model:";

    private final SentenceWeighing extractive;
    private final DocumentModel model;

    public ModelSummarizer(SentenceWeighing extractive, DocumentModel model) {
        this.extractive = extractive;
        this.model = model;
    }

    @Override
    public Summary summarize(ParsedDocument document, int sentences) {
        WeighedSentences weighed = extractive.weigh(document);
        Summary plain = weighed.summary(sentences);
        if (plain.sentences().isEmpty() || !model.present()) {
            return plain;
        }
        Material material = Material.of(document, model.materialLimit(), weighed);
        return switch (model.ask(SummaryQuestion.of(material, plain.language(), sentences))) {
            case ModelAnswer.NoModel none -> plain;
            case ModelAnswer.Unavailable none -> plain;
            case ModelAnswer.Given(String name, JsonNode answer) -> said(plain, name, material, answer, sentences);
        };
    }

    private static Summary said(Summary plain, String name, Material material, JsonNode answer, int sentences) {
        List<Summary.Sentence> said =
                GroundedSentences.of(answer, material).stream().limit(sentences).toList();
        return said.isEmpty()
                ? plain
                : new Summary(plain.language(), METHOD + name, said, plain.keywords(), plain.actions());
    }
}
