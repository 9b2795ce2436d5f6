package dev.wenshu.app.cli;

import dev.wenshu.kernel.Fault;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code wenshu}: the command that has all others. */
@Command(
        name = "wenshu",
        resourceBundle = Messages.BUNDLE,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ExtractCommand.class,
            SummarizeCommand.class,
            InvoiceCommand.class,
            ReviewCommand.class,
            UndoCommand.class,
            QueueCommand.class,
            DoctorCommand.class,
            ModelCommand.class,
            EngineCommand.class,
            ServeCommand.class,
            SamplesCommand.class,
            BenchCommand.class,
            WarmUpCommand.class
        })
public final class WenshuCommand {
    private WenshuCommand() {}

    /** Runs the command line and returns the process's exit code. */
    public static int execute(String... args) {
        CommandLine commandLine = new CommandLine(new WenshuCommand());
        commandLine.setResourceBundle(Messages.bundle());
        commandLine.getSubcommands().values().forEach(command -> command.setResourceBundle(Messages.bundle()));
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setExecutionExceptionHandler((exception, command, parsed) -> {
            String key = exception instanceof Fault ? "error.fault" : "error.internal";
            command.getErr().println(Messages.text(key, String.valueOf(exception.getMessage())));
            return ExitCodes.FAULT;
        });
        if (args.length == 0) {
            commandLine.usage(commandLine.getErr());
            return ExitCodes.USAGE;
        }
        return commandLine.execute(args);
    }
}
