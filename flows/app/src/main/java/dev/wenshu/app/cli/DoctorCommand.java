package dev.wenshu.app.cli;

import dev.wenshu.app.suite.DoctorApplication;
import dev.wenshu.app.suite.SuiteSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wenshu doctor}: whether everything that the settings name is there and answers. */
@Command(name = "doctor", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "queue.data")
    private Path data = Path.of("wenshu-data");

    @Option(names = "--inbox", paramLabel = "DIR", descriptionKey = "suite.inbox")
    private @Nullable Path inbox;

    @Override
    public Integer call() {
        SuiteSettings.useDataBeside(data);
        if (inbox != null) {
            SuiteSettings.useInbox(inbox);
        }
        return Container.run(DoctorApplication.class);
    }
}
