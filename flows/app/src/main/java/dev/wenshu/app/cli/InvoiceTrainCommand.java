package dev.wenshu.app.cli;

import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.training.fit.FieldReport;
import dev.wenshu.invoice.training.fit.Reliability;
import dev.wenshu.invoice.training.fit.Training;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wenshu invoice train}: the scorer's weights, learned anew from generated documents. */
@Command(name = "train", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class InvoiceTrainCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "invoice.train.out")
    private Path out;

    @Option(names = "--documents", paramLabel = "N", descriptionKey = "invoice.train.documents")
    private int documents = Training.DOCUMENTS;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "invoice.train.seed")
    private long seed = Training.SEED;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Training.Result result = new Training(
                        documents, seed, field -> err.println(Messages.text("invoice.train.learned", field)))
                .run();
        Files.createDirectories(out);
        try (OutputStream forests = Files.newOutputStream(out.resolve("forests.bin"))) {
            result.forests().write(forests);
        }
        Files.writeString(out.resolve("calibration.txt"), result.calibration().format());
        PrintWriter table = spec.commandLine().getOut();
        fields(result).print(table);
        table.println();
        reliability(result.reliability()).print(table);
        err.println(Messages.text("invoice.train.written", out.toAbsolutePath()));
        return ExitCodes.OK;
    }

    private static TextTable fields(Training.Result result) {
        TextTable table = new TextTable(
                Messages.text("invoice.train.field"),
                Messages.text("invoice.train.stated"),
                Messages.text("invoice.train.by-labels"),
                Messages.text("invoice.train.by-forests"),
                Messages.text("invoice.train.wrong"));
        for (InvoiceField field : InvoiceField.values()) {
            FieldReport.Tally tally = result.learned().of(field);
            int stated = tally.right() + tally.wrong() + tally.missing();
            if (stated > 0) {
                table.add(List.of(
                        field.key(),
                        Integer.toString(stated),
                        share(result.handSet().of(field).f1()),
                        share(tally.f1()),
                        Integer.toString(tally.wrong())));
            }
        }
        return table;
    }

    private static TextTable reliability(List<Reliability> bins) {
        TextTable table = new TextTable(
                Messages.text("invoice.train.confidence"),
                Messages.text("invoice.train.values"),
                Messages.text("invoice.train.promised"),
                Messages.text("invoice.train.right"));
        for (Reliability bin : bins) {
            table.add(List.of(
                    String.format(Locale.ROOT, "%.1f-%.1f", bin.from(), bin.to()),
                    Integer.toString(bin.count()),
                    share(bin.stated()),
                    share(bin.right())));
        }
        return table;
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
