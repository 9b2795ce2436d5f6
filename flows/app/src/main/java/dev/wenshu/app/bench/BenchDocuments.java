package dev.wenshu.app.bench;

import dev.wenshu.samples.carrier.CiiInvoice;
import dev.wenshu.samples.carrier.FacturxPdf;
import dev.wenshu.samples.carrier.FatturapaInvoice;
import dev.wenshu.samples.carrier.PdfPages;
import dev.wenshu.samples.carrier.ScanNoise;
import dev.wenshu.samples.carrier.UblInvoice;
import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.RandomInvoices;
import dev.wenshu.samples.layout.BandLayout;
import dev.wenshu.samples.layout.DigitalFapiaoLayout;
import dev.wenshu.samples.layout.Layout;
import dev.wenshu.samples.layout.LetterLayout;
import dev.wenshu.samples.layout.Wording;
import dev.wenshu.samples.page.Page;
import dev.wenshu.samples.page.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Generated documents to measure with; always the same ones. */
final class BenchDocuments {
    static final int SUMMARY_CHARACTERS_A_PAGE = 3_000;

    private static final long SEED = 7;
    private static final int SCAN_DPI = 150;

    private final Path folder;
    private final RandomInvoices invoices = new RandomInvoices(SEED);
    private final Layout layout = new BandLayout(Wording.ENGLISH, 0x24476B);

    BenchDocuments(Path folder) {
        this.folder = folder;
    }

    /** E-invoices in three syntaxes. */
    List<Path> xml(int count) throws IOException {
        List<Function<InvoiceFacts, byte[]>> syntaxes =
                List.of(UblInvoice::write, CiiInvoice::write, FatturapaInvoice::write);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int syntax = i % syntaxes.size();
            InvoiceFacts invoice = invoices.european(syntax == 2 ? "IT" : "DE");
            files.add(write("%04d.xml".formatted(i), syntaxes.get(syntax).apply(invoice)));
        }
        return files;
    }

    List<Path> hybridPdf(int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            InvoiceFacts invoice = invoices.european("DE");
            files.add(write("hybrid-%04d.pdf".formatted(i), FacturxPdf.write(layout.pages(invoice), invoice)));
        }
        return files;
    }

    /** Fully digital fapiao. */
    List<Path> fapiaoPdf(int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            InvoiceFacts invoice = invoices.digitalFapiao();
            files.add(write(
                    "fapiao-%04d.pdf".formatted(i),
                    PdfPages.write(new DigitalFapiaoLayout().pages(invoice), invoice.number(), invoice.issued())));
        }
        return files;
    }

    /** PDFs of many pages with a text layer. */
    List<Path> digitalPdf(int files, int pagesEach) throws IOException {
        List<Path> written = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            List<Page> pages = new ArrayList<>();
            while (pages.size() < pagesEach) {
                pages.addAll(layout.pages(invoices.european("GB")));
            }
            InvoiceFacts title = invoices.european("GB");
            written.add(write(
                    "digital-%d-%03d.pdf".formatted(pagesEach, i),
                    PdfPages.write(pages.subList(0, pagesEach), title.number(), title.issued())));
        }
        return written;
    }

    /** A4 pages at 150 dpi, a little skewed. */
    List<Path> scans(int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Page page = new LetterLayout(Wording.ENGLISH)
                    .pages(invoices.european("GB"))
                    .getFirst();
            byte[] jpeg = ScanNoise.flatbed(i % 2 == 0 ? 0.8 : -1.1, SEED + i).jpeg(Raster.of(page, SCAN_DPI));
            files.add(write("scan-%02d.jpg".formatted(i), jpeg));
        }
        return files;
    }

    /** Plain text of so many pages each, no sentence twice. */
    List<Path> reports(int files, int pagesEach) throws IOException {
        List<Path> written = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < pagesEach * SUMMARY_CHARACTERS_A_PAGE) {
                InvoiceFacts facts = invoices.european("GB");
                text.append("%s delivered %s to %s on %s for %s %s. "
                        .formatted(
                                facts.seller().name(),
                                facts.lines().getFirst().name(),
                                facts.buyer().name(),
                                facts.issued(),
                                facts.currency(),
                                facts.total()));
                text.append("The order %s was checked by the purchasing office before payment.%n"
                        .formatted(facts.number()));
            }
            written.add(write(
                    "report-%02d.txt".formatted(i), text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        return written;
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}
