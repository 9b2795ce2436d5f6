package dev.wenshu.app.cli;

import dev.wenshu.samples.SampleInbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wenshu samples}: the sample inbox, generated anew. */
@Command(name = "samples", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class SamplesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", descriptionKey = "samples.dir")
    private Path dir;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        int documents = SampleInbox.write(dir, SampleInbox.SEED).size();
        spec.commandLine().getErr().println(Messages.text("samples.written", documents, dir.toAbsolutePath()));
        return ExitCodes.OK;
    }
}
