package dev.wenshu.app.cli;

import dev.wenshu.app.suite.SuiteApplication;
import dev.wenshu.app.suite.SuiteSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wenshu run}: the suite on a folder, until it is told to end. */
@Command(name = "run", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Option(names = "--inbox", paramLabel = "DIR", required = true, descriptionKey = "run.inbox")
    private Path inbox;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "run.data")
    private Path data = Path.of("wenshu-data");

    @Option(names = "--move", paramLabel = "POLICY", descriptionKey = "run.move")
    private Move move = Move.KEEP;

    @Option(names = "--port", paramLabel = "N", descriptionKey = "run.port")
    private int port = 8480;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isDirectory(inbox)) {
            spec.commandLine().getErr().println(Messages.text("run.no-inbox", inbox.toAbsolutePath()));
            return ExitCodes.USAGE;
        }
        SuiteSettings.useData(data);
        SuiteSettings.useInbox(inbox, move.toString());
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
