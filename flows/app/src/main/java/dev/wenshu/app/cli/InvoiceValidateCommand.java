package dev.wenshu.app.cli;

import dev.wenshu.app.assembly.InvoiceXml;
import dev.wenshu.invoice.rules.RuleReport;
import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.schematron.OfficialRuleSets;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wenshu invoice validate}: the whole report of the official rules for each file. */
@Command(name = "validate", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class InvoiceValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "invoice.validate.files")
    private List<Path> files;

    @Option(names = "--day", paramLabel = "YYYY-MM-DD", descriptionKey = "invoice.validate.day")
    private @Nullable LocalDate day;

    @Option(names = "--json", descriptionKey = "invoice.validate.json")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        RuleSets rules = new OfficialRuleSets(InstantSource.system());
        boolean sound = true;
        try (InvoiceXml source = new InvoiceXml()) {
            for (Path file : InputFiles.of(files)) {
                ValidationListing listing = source.of(file)
                        .map(xml -> new ValidationListing(file.toString(), report(rules, xml)))
                        .orElseGet(() -> ValidationListing.unreadable(file.toString()));
                sound &= listing.isSound();
                if (json) {
                    listing.printJson(out);
                } else {
                    listing.print(out);
                }
            }
        }
        return sound ? ExitCodes.OK : ExitCodes.FAULT;
    }

    private RuleReport report(RuleSets rules, byte[] xml) {
        return day == null ? rules.check(xml) : rules.check(xml, day);
    }
}
