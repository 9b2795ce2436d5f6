package dev.wenshu.app.cli;

import dev.wenshu.app.suite.DemoApplication;
import dev.wenshu.app.suite.DemoFolder;
import dev.wenshu.app.suite.SuiteSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wenshu demo}: the suite on a copy of the sample inbox. */
@Command(name = "demo", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--once", descriptionKey = "demo.once")
    private boolean once;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "demo.dir")
    private Path dir = Path.of("wenshu-demo");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Path samples = Path.of(System.getProperty("wenshu.home", ".")).resolve("samples/inbox");
        DemoFolder folder = new DemoFolder(dir);
        if (!folder.isOurs()) {
            err.println(Messages.text("demo.foreign", dir.toAbsolutePath()));
            return ExitCodes.USAGE;
        }
        int count = folder.prepare(samples);
        if (count == 0) {
            err.println(Messages.text("demo.no-samples", samples));
            return ExitCodes.USAGE;
        }
        err.println(Messages.text("demo.preparing", count, folder.inbox()));
        SuiteSettings.useData(folder.data());
        SuiteSettings.useInbox(folder.inbox());
        SuiteSettings.useMove("keep");
        SuiteSettings.usePort(0);
        SuiteSettings.useQuietConsole();
        return Container.run(DemoApplication.class, Integer.toString(count), once ? DemoApplication.ONCE : "");
    }
}
