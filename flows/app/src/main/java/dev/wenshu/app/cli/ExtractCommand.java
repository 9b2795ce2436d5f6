package dev.wenshu.app.cli;

import dev.wenshu.app.assembly.ReaderAssembly;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wenshu extract}: one JSON line for each document found. */
@Command(name = "extract", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {
    @Mixin
    private ReadOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        JsonLines lines = new JsonLines(out);
        try (ReaderAssembly assembly = ReaderAssembly.fromSettings(options.jobs)) {
            int faults = new FileReadings(assembly.reader(), options)
                    .read(0, readings -> readings.forEach(reading -> lines.print(reading.record())));
            return faults == 0 ? ExitCodes.OK : ExitCodes.FAULT;
        }
    }
}
