package dev.wenshu.app.cli;

import dev.wenshu.app.assembly.CommandSettings;
import dev.wenshu.app.assembly.ReaderAssembly;
import dev.wenshu.app.bench.Bench;
import dev.wenshu.app.bench.InvoiceBench;
import dev.wenshu.app.bench.Measurement;
import dev.wenshu.app.bench.inference.EngineBench;
import dev.wenshu.app.bench.inference.RecognitionBench;
import dev.wenshu.app.bench.inference.ServerBench;
import dev.wenshu.inference.llamacpp.LlamaLibraryFolder;
import dev.wenshu.inference.server.assembly.LlamaCppSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.commons.io.file.PathUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wenshu bench}: what this machine does. */
@Command(name = "bench", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WHAT", arity = "0..1", descriptionKey = "bench.choice")
    private Subject subject = Subject.documents;

    @Option(names = "--soak", paramLabel = "MIN", descriptionKey = "bench.soak")
    private int soakMinutes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Consumer<String> progress = name -> err.println(Messages.text("bench.measuring", name));
        List<Measurement> measurements = switch (subject) {
            case documents -> documents(threads, progress);
            case inference -> inference(progress);
            case invoice -> invoices(threads, progress);
        };
        TextTable table = new TextTable(
                Messages.text("bench.what"),
                Messages.text("bench.value"),
                Messages.text("bench.unit"),
                Messages.text("bench.limit"),
                Messages.text("bench.share"));
        for (Measurement measured : measurements) {
            table.add(List.of(
                    measured.name(),
                    number(measured.value()),
                    measured.unit(),
                    measured.limit().isPresent()
                            ? number(measured.limit().getAsDouble()) + " (" + measured.limitName() + ")"
                            : "",
                    measured.limit().isPresent()
                            ? Math.round(100
                                            * measured.value()
                                            / measured.limit().getAsDouble()) + " %"
                            : ""));
        }
        out.println(Messages.text("bench.machine", machine(threads)));
        table.print(out);
        return ExitCodes.OK;
    }

    private static List<Measurement> documents(int threads, Consumer<String> progress)
            throws IOException, InterruptedException {
        try (ReaderAssembly assembly = ReaderAssembly.fromSettings(threads)) {
            return new Bench(assembly, threads, progress).run();
        }
    }

    private List<Measurement> invoices(int threads, Consumer<String> progress)
            throws IOException, InterruptedException {
        try (ReaderAssembly assembly = ReaderAssembly.fromSettings(threads)) {
            return new InvoiceBench(assembly, threads, soakMinutes, progress).run();
        }
    }

    private List<Measurement> inference(Consumer<String> progress) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("wenshu-bench");
        try {
            LlamaCppSettings settings = CommandSettings.load().getConfigMapping(LlamaCppSettings.class);
            Path library =
                    LlamaLibraryFolder.of(settings.libraryPath().orElse("")).find();
            List<Measurement> measured = new ArrayList<>(new ServerBench(folder, soakMinutes, progress).run());
            measured.addAll(new EngineBench(folder, library, settings.threads(), progress).run());
            try (ReaderAssembly assembly = ReaderAssembly.fromSettings(1)) {
                measured.addAll(RecognitionBench.run(assembly.textRecognition(), assembly.embedding(), progress));
            }
            return measured;
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.1f", value);
    }

    private static String machine(int threads) {
        return "%s %s, %d processors, Java %s, heap %d MiB"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        threads,
                        Runtime.version(),
                        Runtime.getRuntime().maxMemory() / 1024 / 1024);
    }

    /** What is measured; named as on the command line. */
    enum Subject {
        documents,
        inference,
        invoice
    }
}
