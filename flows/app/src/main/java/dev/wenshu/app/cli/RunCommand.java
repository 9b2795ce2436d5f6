package dev.wenshu.app.cli;

import dev.wenshu.app.suite.SuiteApplication;
import dev.wenshu.app.suite.SuiteSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wenshu run}: the suite on a folder and on what the settings name, until it is told to end. */
@Command(name = "run", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Option(names = "--inbox", paramLabel = "DIR", descriptionKey = "run.inbox")
    private @Nullable Path inbox;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "run.data")
    private Path data = Path.of("wenshu-data");

    @Option(names = "--move", paramLabel = "POLICY", descriptionKey = "run.move")
    private @Nullable Move move;

    @Option(names = "--port", paramLabel = "N", descriptionKey = "run.port")
    private int port = 8480;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (inbox != null) {
            if (!Files.isDirectory(inbox)) {
                spec.commandLine().getErr().println(Messages.text("run.no-inbox", inbox.toAbsolutePath()));
                return ExitCodes.USAGE;
            }
            SuiteSettings.useInbox(inbox);
        }
        if (move != null) {
            SuiteSettings.useMove(move.toString());
        }
        SuiteSettings.useData(data);
        SuiteSettings.usePort(port);
        return Container.run(SuiteApplication.class);
    }

    /** As a person writes it. */
    private enum Move {
        KEEP("keep"),
        DONE("done"),
        BY_MONTH("by-month");

        private final String label;

        Move(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }
}
