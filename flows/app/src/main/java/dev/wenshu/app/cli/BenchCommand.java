package dev.wenshu.app.cli;

import dev.wenshu.app.assembly.ReaderAssembly;
import dev.wenshu.app.bench.Bench;
import dev.wenshu.app.bench.Measurement;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wenshu bench}: what this machine does. */
@Command(name = "bench", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Measurement> measurements;
        try (ReaderAssembly assembly = ReaderAssembly.fromSettings(threads)) {
            measurements =
                    new Bench(assembly, threads, name -> err.println(Messages.text("bench.measuring", name))).run();
        }
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
}
