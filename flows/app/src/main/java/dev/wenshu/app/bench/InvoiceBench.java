package dev.wenshu.app.bench;

import dev.wenshu.app.assembly.ReaderAssembly;
import dev.wenshu.app.bench.inference.ProcessReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.io.file.PathUtils;

/** Reading of invoices by carrier, what a page costs in long documents, and whether memory stays flat. */
public final class InvoiceBench {
    private static final int XML_FILES = 900;
    private static final int FAPIAO_FILES = 120;
    private static final int DIGITAL_FILES = 120;
    private static final int SCANS = 8;
    private static final int[] PAGES = {1, 10, 100, 1000};
    private static final int ROUNDS = 12;
    private static final double MEBIBYTE = 1024 * 1024;

    private final ReaderAssembly assembly;
    private final int threads;
    private final int soakMinutes;
    private final Consumer<String> progress;

    /**
     * @param soakMinutes how long to read documents while memory is watched; 0 for not at all
     * @param progress is told the name of each measurement as it begins
     */
    public InvoiceBench(ReaderAssembly assembly, int threads, int soakMinutes, Consumer<String> progress) {
        this.assembly = assembly;
        this.threads = threads;
        this.soakMinutes = soakMinutes;
        this.progress = progress;
    }

    public List<Measurement> run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("wenshu-bench");
        try {
            BenchDocuments documents = new BenchDocuments(folder);
            ReadingRates rates = new ReadingRates(assembly, threads, progress);
            List<Path> xml = documents.xml(XML_FILES);
            List<Path> fapiao = documents.fapiaoPdf(FAPIAO_FILES);
            List<Measurement> measured = new ArrayList<>();
            measured.add(rates.of("e-invoice XML", "files/s", 1, xml, "DOM alone", Throughput::parseXml));
            measured.add(rates.of("fapiao PDF", "files/s", 1, fapiao, "PDFBox text alone", Throughput::stripPdf));
            measured.add(rates.of(
                    "digital PDF, one page",
                    "files/s",
                    1,
                    documents.digitalPdf(DIGITAL_FILES, 1),
                    "PDFBox text alone",
                    Throughput::stripPdf));
            measured.add(scan(documents.scans(SCANS)));
            measured.addAll(pages(rates, documents));
            if (soakMinutes > 0) {
                measured.addAll(memory(xml, fapiao));
            }
            return measured;
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    private Measurement scan(List<Path> scans) throws InterruptedException {
        ReadingRates single = new ReadingRates(assembly, 1, progress);
        Measurement rate = single.of("scan, A4 at 150 dpi", "pages/s", 1, scans, "engine alone", single::recognize);
        return Measurement.beside(
                "scan, one at a time",
                1 / rate.value(),
                "s a page",
                1 / rate.limit().getAsDouble(),
                rate.limitName());
    }

    /** Of documents that get longer: where a page costs the same, the rate stays. */
    private List<Measurement> pages(ReadingRates rates, BenchDocuments documents)
            throws IOException, InterruptedException {
        List<Measurement> measured = new ArrayList<>();
        for (int pages : PAGES) {
            List<Path> files = documents.digitalPdf(threads, pages);
            measured.add(rates.of(
                    pages + " pages in one PDF", "pages/s", pages, files, "PDFBox text alone", Throughput::stripPdf));
        }
        return measured;
    }

    /** Reads the same documents over and over; the last third of the time is set against the middle one. */
    private List<Measurement> memory(List<Path> xml, List<Path> fapiao) throws IOException, InterruptedException {
        progress.accept("memory");
        List<Path> mix = new ArrayList<>(xml);
        mix.addAll(fapiao);
        Consumer<Path> work = Throughput.reading(assembly.reader(), 0);
        Throughput throughput = new Throughput(threads);
        long pid = ProcessHandle.current().pid();
        long round = Duration.ofMinutes(soakMinutes).toNanos() / ROUNDS;
        List<ProcessReading> readings = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            for (long end = System.nanoTime() + round; System.nanoTime() < end; read += mix.size()) {
                throughput.once(mix, work);
            }
            readings.add(ProcessReading.of(pid));
        }
        double middle = mean(readings.subList(ROUNDS / 3, 2 * ROUNDS / 3));
        double last = mean(readings.subList(2 * ROUNDS / 3, ROUNDS));
        return List.of(
                Measurement.of("documents read meanwhile", read, "documents"),
                Measurement.beside(
                        "memory in the last third of " + soakMinutes + " min", last, "MiB", middle, "third before"));
    }

    private static double mean(List<ProcessReading> readings) {
        return readings.stream()
                        .mapToLong(ProcessReading::residentBytes)
                        .average()
                        .orElseThrow()
                / MEBIBYTE;
    }
}
