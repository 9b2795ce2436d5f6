package dev.wenshu.invoice.confirm;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.PagePicture;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.confirm.SeenText;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.FieldExtractor;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.InvoiceExtractor;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.text.Grounding;
import dev.wenshu.invoice.text.VisibleText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Confirms key fields on pages whose text layer is in doubt: the place of each value is recognised, and a value that is not
 * seen there is not trusted. A value of another source than the text layer is looked at where the text layer repeats it.
 */
public final class TextLayerConfirmation implements FieldExtractor {
    /** A person would see something else than the text layer states. */
    public static final String UNCONFIRMED = "TEXT_LAYER_UNCONFIRMED";

    private static final Set<InvoiceField> KEYS = EnumSet.of(
            InvoiceField.INVOICE_NUMBER,
            InvoiceField.INVOICE_CODE,
            InvoiceField.TOTAL,
            InvoiceField.PAYABLE,
            InvoiceField.SELLER,
            InvoiceField.SELLER_TAX_ID,
            InvoiceField.BUYER_TAX_ID);
    private static final double DOUBTED = 0.3;

    private final FieldExtractor extractor;
    private final SeenText seen;

    public TextLayerConfirmation(FieldExtractor extractor, SeenText seen) {
        this.extractor = extractor;
        this.seen = seen;
    }

    @Override
    public Optional<Extraction> extract(ParsedDocument document) {
        Optional<Extraction> found = extractor.extract(document);
        return document.pictures().isEmpty()
                ? found
                : found.map(extraction ->
                        extraction.kind().equals(InvoiceExtractor.KIND) ? confirmed(document, extraction) : extraction);
    }

    private Extraction confirmed(ParsedDocument document, Extraction found) {
        Map<Integer, PicturedPage> pages = pictured(document);
        Grounding grounding = new Grounding(VisibleText.of(document));
        Map<String, ExtractedField> fields = new LinkedHashMap<>(found.fields());
        List<Problem> problems = new ArrayList<>(found.problems());
        for (InvoiceField field : KEYS) {
            ExtractedField value = fields.get(field.key());
            if (value != null && isDenied(field, value, grounding, pages)) {
                fields.put(
                        field.key(), new ExtractedField(value.value(), value.confidence() * DOUBTED, value.evidence()));
                problems.add(new Problem(
                        field.key(),
                        UNCONFIRMED,
                        "The page shows something else at the place where its text layer states this value."));
            }
        }
        return new Extraction(found.kind(), fields, found.lines(), problems);
    }

    private Map<Integer, PicturedPage> pictured(ParsedDocument document) {
        Map<Integer, PicturedPage> pages = new HashMap<>();
        try (Stream<Page> all = document.pages()) {
            all.forEach(page -> {
                PagePicture picture = document.pictures().get(page.number());
                if (picture != null) {
                    pages.put(page.number(), new PicturedPage(page, picture, seen));
                }
            });
        }
        return pages;
    }

    private static boolean isDenied(
            InvoiceField field, ExtractedField value, Grounding grounding, Map<Integer, PicturedPage> pages) {
        Evidence evidence = value.evidence();
        if (evidence.box() == null) {
            evidence = grounding
                    .find(field, value.value(), value.confidence(), Origin.TEXT)
                    .map(ExtractedField::evidence)
                    .orElse(evidence);
        }
        PicturedPage page = pages.get(evidence.page());
        Box box = evidence.box();
        return page != null && box != null && page.denies(field, value.value(), box);
    }
}
