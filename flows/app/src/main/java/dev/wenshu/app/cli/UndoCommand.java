package dev.wenshu.app.cli;

import dev.wenshu.app.suite.SuiteSettings;
import dev.wenshu.app.suite.UndoApplication;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wenshu undo}: takes back what was written for a document. */
@Command(name = "undo", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "queue.data")
    private Path data = Path.of("wenshu-data");

    @Option(names = "--inbox", paramLabel = "DIR", descriptionKey = "suite.inbox")
    private @Nullable Path inbox;

    @Parameters(paramLabel = "DOCUMENT", descriptionKey = "review.id")
    private String document;

    @Override
    public Integer call() {
        SuiteSettings.useDataBeside(data);
        if (inbox != null) {
            SuiteSettings.useInbox(inbox);
        }
        return Container.run(UndoApplication.class, document);
    }
}
