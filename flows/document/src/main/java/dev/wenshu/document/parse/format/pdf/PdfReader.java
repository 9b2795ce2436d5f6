package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.Payload;
import dev.wenshu.document.Word;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.HiddenText;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.pdf.shape.DrawnDigits;
import dev.wenshu.document.parse.layout.PageLayout;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Reads PDF, damaged ones as far as they go. A page whose text layer is no use is rendered for recognition. */
public final class PdfReader implements FormatReader {
    private static final long MEMORY_BEFORE_DISK = 48L * 1024 * 1024;
    private static final int PAGES_WITH_CODES = 20;
    private static final String INVOICE_WORD = "发票";

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(source.file().toFile(), MemoryUsageSetting.setupMixed(MEMORY_BEFORE_DISK).streamCache)) {
            if (document.getNumberOfPages() == 0) {
                throw Refusal.broken("it has no pages");
            }
            sink.head(head(document));
            PdfFindings.report(document, sink);
            Attachments.report(document, sink);
            boolean attached = !sink.isEmpty();
            boolean visible = readPages(document, sink);
            if (!Trailer.isIntact(source.file())) {
                if (!attached && !visible) {
                    throw Refusal.broken("its end is missing, and no page can be recovered");
                }
                sink.problem("REPAIRED", "The file is damaged; what could be recovered was read.");
            }
        } catch (InvalidPasswordException e) {
            throw Refusal.encrypted();
        }
    }

    /** Whether any page shows something. */
    private static boolean readPages(PDDocument document, DocumentSink sink) throws IOException {
        Means means = new Means(new PageImages(document), new DrawnDigits(), PdfFindings.hasHiddenLayers(document));
        int pages = Math.min(document.getNumberOfPages(), sink.limits().pages() + 1);
        int broken = 0;
        boolean codeFound = false;
        boolean visible = false;
        for (int number = 1; number <= pages; number++) {
            try {
                Finding found = readPage(document.getPage(number - 1), number, means, codeFound, sink);
                codeFound |= found.code();
                visible |= found.visible();
            } catch (IOException | RuntimeException e) {
                if (e instanceof Refusal || e.getClass() == java.io.UncheckedIOException.class) {
                    throw e;
                }
                broken++;
                sink.page(new Page(number, "", 0, 0, List.of(), List.of(), List.of()));
                sink.problem("PAGE_BROKEN", "A page is damaged and could not be read.");
            }
        }
        if (broken == pages) {
            throw Refusal.broken("no page can be read");
        }
        return visible;
    }

    private static Finding readPage(PDPage page, int number, Means means, boolean codeFound, DocumentSink sink)
            throws IOException {
        PageImages images = means.images();
        PageContent content = PageContent.of(page, means.digits());
        PageText text = PageText.of(content);
        TextLayer layer = TextLayer.of(content, text.words());
        PageGeometry geometry = content.geometry();
        List<Payload> codes = number <= PAGES_WITH_CODES ? images.codes(content, number) : List.of();
        boolean scanned = layer.needsRecognition() && sink.recognitionLeft();
        List<Word> words = layer.isGarbled() && scanned ? List.of() : text.words();
        PageLayout layout = PageLayout.of(words, geometry.width());
        if (codes.isEmpty() && !codeFound && !scanned && number == 1 && mentionsInvoice(layout.blocks())) {
            codes = images.codesOfRendering(geometry, number);
        }
        for (Payload code : codes) {
            sink.payload(code);
        }
        Page read = new Page(
                number, "", geometry.width(), geometry.height(), layout.words(), layout.blocks(), text.hidden());
        HiddenText.report(String.join(" ", text.hidden()), sink);
        if (scanned) {
            images.scan(read, geometry, codes.isEmpty() && number <= PAGES_WITH_CODES, sink);
        } else {
            if (layer.isGarbled()) {
                sink.problem("TEXT_GARBLED", "The text layer of a page cannot be trusted.");
            }
            sink.page(read);
        }
        images.keep(number, content, text.doubtful() || means.hiddenLayers(), sink);
        boolean visible = !content.images().isEmpty() || (!words.isEmpty() && !layer.isGarbled());
        return new Finding(!codes.isEmpty(), visible);
    }

    /**
     * What serves all pages of a document.
     *
     * @param hiddenLayers whether it has layers that are not shown
     */
    private record Means(PageImages images, DrawnDigits digits, boolean hiddenLayers) {}

    /** @param visible whether there is text that can be trusted, or an image that recognition could read */
    private record Finding(boolean code, boolean visible) {}

    private static boolean mentionsInvoice(List<Block> blocks) {
        return blocks.stream()
                .anyMatch(block -> block.text().replaceAll("\\s", "").contains(INVOICE_WORD));
    }

    private static DocumentHead head(PDDocument document) {
        return new DocumentHead(
                DocumentFormat.PDF,
                "application/pdf",
                PdfFindings.title(document),
                document.getNumberOfPages(),
                PdfFindings.properties(document),
                PdfFindings.isSigned(document));
    }
}
