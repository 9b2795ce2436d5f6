package dev.wenshu.app.cli;

import dev.wenshu.app.suite.QueueApplication;
import dev.wenshu.app.suite.SuiteSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wenshu queue}: dead letters, beside a running suite or without one. */
@Command(
        name = "queue",
        resourceBundle = Messages.BUNDLE,
        mixinStandardHelpOptions = true,
        subcommands = {QueueCommand.ListDead.class, QueueCommand.Replay.class})
final class QueueCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCodes.USAGE;
    }

    private static int run(Path data, List<String> args) {
        SuiteSettings.useDataBeside(data);
        return Container.run(QueueApplication.class, args.toArray(String[]::new));
    }

    @Command(name = "list", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class ListDead implements Callable<Integer> {
        @Option(names = "--data", paramLabel = "DIR", descriptionKey = "queue.data")
        private Path data = Path.of("wenshu-data");

        @Override
        public Integer call() {
            return run(data, List.of(QueueApplication.LIST));
        }
    }

    @Command(name = "replay", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class Replay implements Callable<Integer> {
        @Option(names = "--data", paramLabel = "DIR", descriptionKey = "queue.data")
        private Path data = Path.of("wenshu-data");

        @Option(names = "--all", descriptionKey = "queue.all")
        private boolean all;

        @Parameters(paramLabel = "ID", arity = "0..*", descriptionKey = "queue.ids")
        private List<Long> letters = List.of();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (!all && letters.isEmpty()) {
                spec.commandLine().getErr().println(Messages.text("queue.nothing"));
                return ExitCodes.USAGE;
            }
            List<String> args = new ArrayList<>(List.of(QueueApplication.REPLAY));
            if (!all) {
                letters.forEach(letter -> args.add(Long.toString(letter)));
            }
            return run(data, args);
        }
    }
}
