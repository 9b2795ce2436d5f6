package dev.wenshu.app.cli;

import dev.wenshu.app.suite.DemoApplication;
import dev.wenshu.app.suite.DemoFolder;
import dev.wenshu.app.suite.SuiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Training run for the ahead-of-time caches (JEP 483, 514): the demo in a folder that is thrown away. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Path samples = Path.of(System.getProperty("wenshu.home", ".")).resolve("samples/inbox");
        DemoFolder folder = new DemoFolder(Files.createTempDirectory("wenshu-warm-up"));
        try {
            int count = folder.prepare(samples);
            SuiteSettings.useData(folder.data());
            SuiteSettings.useInbox(folder.inbox());
            SuiteSettings.useMove("keep");
            SuiteSettings.usePort(0);
            SuiteSettings.useQuietConsole();
            return Container.run(DemoApplication.class, Integer.toString(count), DemoApplication.ONCE);
        } finally {
            folder.remove();
        }
    }
}
