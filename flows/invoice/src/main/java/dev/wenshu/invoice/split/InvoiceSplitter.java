package dev.wenshu.invoice.split;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.FieldExtractor;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.reading.DocumentSplitter;
import dev.wenshu.document.reading.Section;
import dev.wenshu.document.reading.SectionDocument;
import dev.wenshu.document.reading.Split;
import dev.wenshu.invoice.InvoiceExtractor;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.text.DocumentTitle;
import dev.wenshu.invoice.text.VisibleText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Splits a file of several invoices. Each body of a FatturaPA lot is an invoice. Pages that bear the title of an invoice are read one by one; a page with another
 * number, or a receipt of another seller, starts the next invoice, unless it counts itself as a later page or its number is
 * printed on the invoice before. A page with several fapiao or receipts is cut where white space parts them. Where the
 * parts are not invoices by themselves the file stays one with the problem MULTIPLE_INVOICES.
 */
public final class InvoiceSplitter implements DocumentSplitter {
    /** There may be several invoices in the file; a person has to look. */
    public static final String MULTIPLE_INVOICES = "MULTIPLE_INVOICES";

    private static final Pattern FAPIAO = Pattern.compile("发票号码|发票代码|發票號碼|客票|实收金额|(?:普通|专用|定额|机打|销售统一)发票");
    private static final Split WHOLE = new Split.Whole();
    private static final Split UNSURE = new Split.Unsure(Problem.of(
            MULTIPLE_INVOICES, "The file seems to hold several invoices, but where one ends is not certain."));

    private final FieldExtractor extractor;

    public InvoiceSplitter() {
        this(new InvoiceExtractor());
    }

    InvoiceSplitter(FieldExtractor extractor) {
        this.extractor = extractor;
    }

    @Override
    public Split split(ParsedDocument document) {
        DocumentFormat format = document.head().format();
        if (format == DocumentFormat.XML) {
            List<Section> invoices = InvoiceLot.sections(document);
            return invoices.isEmpty() ? WHOLE : new Split.Several(invoices);
        }
        boolean printed = format == DocumentFormat.PDF || format == DocumentFormat.IMAGE;
        boolean hasData = document.payloads().stream()
                .anyMatch(payload -> payload.kind() == Payload.Kind.XML || payload.kind() == Payload.Kind.EMBEDDED_XML);
        if (!printed || hasData) {
            return WHOLE;
        }
        Pass pass = new Pass(document);
        try (Stream<Page> pages = document.pages()) {
            for (Iterator<Page> at = pages.iterator(); at.hasNext(); ) {
                pass.see(at.next());
            }
        }
        return pass.result();
    }

    /** One reading of the pages in order. */
    private final class Pass {
        private final ParsedDocument document;
        private final PieceGroups groups = new PieceGroups();
        private final List<Candidate> first = new ArrayList<>();
        private boolean severalOnPage;

        Pass(ParsedDocument document) {
            this.document = document;
        }

        void see(Page page) {
            List<Payload> codes = document.payloads().stream()
                    .filter(payload -> payload.page() == page.number())
                    .toList();
            SectionDocument view =
                    SectionDocument.of(document, Section.ofPages(page.number(), page.number(), codes), List.of(page));
            Sheet sheet = Sheet.of(page, codes, () -> VisibleText.of(view));
            if (sheet.mayHoldSeveral()) {
                List<Piece> pieces = regions(page, sheet);
                if (pieces.size() > 1) {
                    flush();
                    pieces.forEach(groups::add);
                    return;
                }
                severalOnPage |= sheet.holdsSeveral();
            }
            if (document.head().pages() < 2 || (codes.isEmpty() && !PageMarks.speaksOfInvoices(page))) {
                return;
            }
            VisibleText text = VisibleText.of(view);
            boolean start = DocumentTitle.isInvoice(text)
                    || DocumentTitle.isReceipt(text)
                    || FAPIAO.matcher(page.text().replaceAll("\\s", "")).find();
            if (start) {
                first.add(new Candidate(page, view, text));
                // A single first page needs no closer look.
                if (first.size() > 1 || !groups.isEmpty()) {
                    flush();
                }
            }
        }

        private void flush() {
            for (Candidate candidate : first) {
                Signs signs = extractor
                        .extract(candidate.view())
                        .map(found -> Signs.of(found, candidate.text()))
                        .orElseGet(() -> Signs.ofFirstPage(candidate.text()));
                groups.add(Piece.ofPage(candidate.page().number(), signs, PageMarks.continues(candidate.page())));
            }
            first.clear();
        }

        /** Each region read as an invoice of its own; none where one of them is not complete, or two are the same. */
        private List<Piece> regions(Page page, Sheet sheet) {
            List<Piece> pieces = new ArrayList<>();
            for (Section section : sheet.sections()) {
                SectionDocument view = SectionDocument.of(document, section, List.of(page));
                Optional<Extraction> found = extractor.extract(view);
                if (found.isEmpty()) {
                    return List.of();
                }
                Signs signs = Signs.of(found.get(), VisibleText.of(view));
                if (!sheet.isComplete(signs) || pieces.stream().anyMatch(piece -> sheet.isSame(piece.signs(), signs))) {
                    return List.of();
                }
                pieces.add(Piece.ofRegion(section, signs));
            }
            return pieces;
        }

        Split result() {
            if (severalOnPage || groups.isDoubtful()) {
                return UNSURE;
            }
            if (groups.isOne()) {
                return WHOLE;
            }
            List<Section> sections = groups.sections(document.head().pages(), document.payloads());
            return groups.haveTotals() || haveTotals(sections) ? new Split.Several(sections) : UNSURE;
        }

        private boolean haveTotals(List<Section> sections) {
            List<Section> without = new ArrayList<>();
            SectionDocument.forEach(document, sections, (section, part) -> {
                boolean total = extractor
                        .extract(part)
                        .filter(found -> found.fields().containsKey(InvoiceField.TOTAL.key()))
                        .isPresent();
                if (!total) {
                    without.add(section);
                }
            });
            return without.isEmpty();
        }
    }

    private record Candidate(Page page, SectionDocument view, VisibleText text) {
        @Override
        public String toString() {
            return "Candidate[page=" + page.number() + "]";
        }
    }
}
