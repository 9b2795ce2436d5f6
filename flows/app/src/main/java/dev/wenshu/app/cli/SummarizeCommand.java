package dev.wenshu.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wenshu.app.assembly.ReaderAssembly;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.extract.Summary;
import dev.wenshu.document.reading.Reading;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wenshu summarize}: one JSON line with a summary for each document found. */
@Command(name = "summarize", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class SummarizeCommand implements Callable<Integer> {
    @Mixin
    private ReadOptions options;

    @Option(names = "--sentences", paramLabel = "N", descriptionKey = "summarize.sentences")
    private int sentences = 5;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        JsonLines lines = new JsonLines(spec.commandLine().getOut());
        try (ReaderAssembly assembly = ReaderAssembly.fromSettings(options.jobs)) {
            int faults = new FileReadings(assembly.reader(), options)
                    .read(sentences, readings -> readings.forEach(reading -> lines.print(Line.of(reading))));
            return faults == 0 ? ExitCodes.OK : ExitCodes.FAULT;
        }
    }

    /** The line of DESIGN.md; a file that could not be read has a decision and problems instead of a summary. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            String file,
            @Nullable String part,
            @Nullable Decision decision,
            @Nullable String language,
            @Nullable String method,
            @Nullable String summary,
            @Nullable List<Summary.Sentence> sentences,
            @Nullable List<String> keywords,
            @Nullable List<Summary.Action> actions,
            @Nullable List<Problem> problems,
            long millis) {
        static Line of(Reading reading) {
            Summary summary = reading.summary();
            String file = reading.record().file();
            String part = reading.record().part();
            long millis = reading.record().millis();
            return summary == null
                    ? new Line(
                            file,
                            part,
                            Decision.REJECTED,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            reading.record().problems(),
                            millis)
                    : new Line(
                            file,
                            part,
                            null,
                            summary.language(),
                            summary.method(),
                            summary.text(),
                            summary.sentences(),
                            summary.keywords(),
                            summary.actions(),
                            null,
                            millis);
        }
    }
}
