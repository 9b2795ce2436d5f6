package dev.wenshu.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wenshu invoice}: what concerns invoices only. */
@Command(
        name = "invoice",
        resourceBundle = Messages.BUNDLE,
        mixinStandardHelpOptions = true,
        subcommands = {
            InvoiceLayoutsCommand.class,
            InvoiceLearnedCommand.class,
            InvoiceTrainCommand.class,
            InvoiceValidateCommand.class
        })
final class InvoiceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCodes.USAGE;
    }
}
