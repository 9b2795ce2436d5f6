package dev.wenshu.app.bench;

import dev.wenshu.app.assembly.ReaderAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.io.file.PathUtils;

/** All measurements, one after the other, on documents that are generated for them. */
public final class Bench {
    private static final int XML_FILES = 900;
    private static final int HYBRID_FILES = 150;
    private static final int DIGITAL_PAGES = 60;
    private static final int SCANS = 8;
    private static final int REPORT_PAGES = 20;

    private final ReaderAssembly assembly;
    private final int threads;
    private final Consumer<String> progress;

    /** {@code progress} is told the name of each measurement as it begins. */
    public Bench(ReaderAssembly assembly, int threads, Consumer<String> progress) {
        this.assembly = assembly;
        this.threads = threads;
        this.progress = progress;
    }

    public List<Measurement> run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("wenshu-bench");
        try {
            BenchDocuments documents = new BenchDocuments(folder);
            ReadingRates rates = new ReadingRates(assembly, threads, progress);
            List<Measurement> measured = new ArrayList<>();
            measured.add(rates.of(
                    "e-invoice XML", "files/s", 1, documents.xml(XML_FILES), "DOM alone", Throughput::parseXml));
            measured.add(rates.of(
                    "hybrid PDF",
                    "files/s",
                    1,
                    documents.hybridPdf(HYBRID_FILES),
                    "PDFBox text alone",
                    Throughput::stripPdf));
            measured.add(rates.of(
                    "digital PDF",
                    "pages/s",
                    DIGITAL_PAGES,
                    documents.digitalPdf(threads * 2, DIGITAL_PAGES),
                    "PDFBox text alone",
                    Throughput::stripPdf));
            measured.add(rates.of(
                    "OCR, A4 at 150 dpi", "pages/s", 1, documents.scans(SCANS), "engine alone", rates::recognize));
            measured.add(summaries(documents.reports(threads * 2, REPORT_PAGES)));
            progress.accept("suite");
            measured.addAll(SuiteProcess.measure(folder));
            return measured;
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    private Measurement summaries(List<Path> reports) throws InterruptedException {
        progress.accept("summary");
        double files = new Throughput(threads).perSecond(reports, Throughput.reading(assembly.reader(), 5));
        return Measurement.of("summary", files * REPORT_PAGES, "pages/s");
    }
}
