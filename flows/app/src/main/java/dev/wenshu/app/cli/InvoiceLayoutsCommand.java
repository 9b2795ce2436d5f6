package dev.wenshu.app.cli;

import dev.wenshu.app.suite.LearnedApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wenshu invoice layouts}: sellers whose invoices are read by place, as persons have accepted them. */
@Command(name = "layouts", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class InvoiceLayoutsCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "queue.data")
    private Path data = Path.of("wenshu-data");

    @Override
    public Integer call() {
        return InvoiceLearnedCommand.run(data, List.of(LearnedApplication.LAYOUTS));
    }
}
