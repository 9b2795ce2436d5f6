package dev.wenshu.app.cli;

import dev.wenshu.app.assembly.ReaderAssembly;
import dev.wenshu.document.duplicate.DuplicateRule;
import dev.wenshu.invoice.duplicate.InvoiceDuplicates;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wenshu extract}: one JSON line for each document found. */
@Command(name = "extract", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {
    @Mixin
    private ReadOptions options;

    @Option(names = "--duplicates", descriptionKey = "extract.duplicates")
    private boolean duplicates;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        JsonLines lines = new JsonLines(out);
        DuplicateRule rule = duplicates ? new InvoiceDuplicates() : DuplicateRule.none();
        RunDuplicates run = new RunDuplicates(rule);
        try (ReaderAssembly assembly = ReaderAssembly.fromSettings(options.jobs, rule)) {
            int faults = new FileReadings(assembly.reader(), options)
                    .read(
                            0,
                            readings -> readings.forEach(
                                    reading -> lines.print(run.checked(reading).record())));
            return faults == 0 ? ExitCodes.OK : ExitCodes.FAULT;
        }
    }
}
