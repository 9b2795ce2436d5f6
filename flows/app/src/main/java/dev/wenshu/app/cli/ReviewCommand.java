package dev.wenshu.app.cli;

import dev.wenshu.app.suite.ReviewApplication;
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

/** {@code wenshu review}: documents that wait for a person, beside a running suite or without one. */
@Command(
        name = "review",
        resourceBundle = Messages.BUNDLE,
        mixinStandardHelpOptions = true,
        subcommands = {
            ReviewCommand.ListWaiting.class,
            ReviewCommand.Show.class,
            ReviewCommand.Accept.class,
            ReviewCommand.Reject.class
        })
final class ReviewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCodes.USAGE;
    }

    /** What all of them need. */
    abstract static sealed class OnDocuments implements Callable<Integer> {
        @Option(names = "--data", paramLabel = "DIR", descriptionKey = "queue.data")
        private Path data = Path.of("wenshu-data");

        int run(List<String> args) {
            SuiteSettings.useDataBeside(data);
            return Container.run(ReviewApplication.class, args.toArray(String[]::new));
        }
    }

    @Command(name = "list", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class ListWaiting extends OnDocuments {
        @Override
        public Integer call() {
            return run(List.of(ReviewApplication.LIST));
        }
    }

    @Command(name = "show", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class Show extends OnDocuments {
        @Parameters(paramLabel = "ID", descriptionKey = "review.id")
        private String id;

        @Override
        public Integer call() {
            return run(List.of(ReviewApplication.SHOW, id));
        }
    }

    @Command(name = "accept", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class Accept extends OnDocuments {
        @Parameters(index = "0", paramLabel = "ID", descriptionKey = "review.id")
        private String id;

        @Parameters(index = "1..*", paramLabel = "FIELD=VALUE", descriptionKey = "review.corrections")
        private List<String> corrections = List.of();

        @Option(names = "--person", paramLabel = "NAME", descriptionKey = "review.person")
        private String person = System.getProperty("user.name");

        @Override
        public Integer call() {
            List<String> args = new ArrayList<>(List.of(ReviewApplication.ACCEPT, id, person));
            args.addAll(corrections);
            return run(args);
        }
    }

    @Command(name = "reject", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class Reject extends OnDocuments {
        @Parameters(index = "0", paramLabel = "ID", descriptionKey = "review.id")
        private String id;

        @Parameters(index = "1", paramLabel = "REASON", descriptionKey = "review.reason")
        private String reason;

        @Option(names = "--person", paramLabel = "NAME", descriptionKey = "review.person")
        private String person = System.getProperty("user.name");

        @Override
        public Integer call() {
            return run(List.of(ReviewApplication.REJECT, id, person, reason));
        }
    }
}
