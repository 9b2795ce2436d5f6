package dev.wenshu.app.cli;

import dev.wenshu.app.suite.LearnedApplication;
import dev.wenshu.app.suite.SuiteSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wenshu invoice learned}: versions of what was learned from decisions of persons, and which one reading goes by. */
@Command(name = "learned", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class InvoiceLearnedCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "queue.data")
    private Path data = Path.of("wenshu-data");

    @Option(names = "--use", paramLabel = "NUMBER|newest", descriptionKey = "invoice.learned.use")
    private @Nullable String use;

    @Override
    public Integer call() {
        return run(data, use == null ? List.of(LearnedApplication.VERSIONS) : List.of(LearnedApplication.USE, use));
    }

    static int run(Path data, List<String> args) {
        SuiteSettings.useDataBeside(data);
        return Container.run(LearnedApplication.class, args.toArray(String[]::new));
    }
}
