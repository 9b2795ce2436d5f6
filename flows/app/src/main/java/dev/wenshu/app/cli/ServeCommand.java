package dev.wenshu.app.cli;

import dev.wenshu.app.suite.ServeApplication;
import dev.wenshu.app.suite.SuiteSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wenshu serve}: the inference server alone, for suites on other machines. */
@Command(name = "serve", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", descriptionKey = "serve.port")
    private int port = 8481;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "serve.data")
    private Path data = Path.of("wenshu-data");

    @Override
    public Integer call() {
        SuiteSettings.useData(data);
        SuiteSettings.usePort(port);
        return Container.run(ServeApplication.class);
    }
}
