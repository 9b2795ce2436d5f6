package dev.wenshu.app.cli;

import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.reading.DocumentReader;
import dev.wenshu.document.reading.Reading;
import dev.wenshu.kernel.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jboss.logging.Logger;

/** Reads the files that a command was given and hands on their readings, file by file in order, with progress. */
final class FileReadings {
    private static final Logger LOG = Logger.getLogger(FileReadings.class);

    private final DocumentReader reader;
    private final ReadOptions options;
    private final AtomicInteger faults = new AtomicInteger();

    FileReadings(DocumentReader reader, ReadOptions options) {
        this.reader = reader;
        this.options = options;
    }

    /** Returns how many files failed by a fault of ours or of the installation, as opposed to being bad themselves. */
    int read(int sentences, Consumer<List<Reading>> sink) throws InterruptedException {
        List<Path> files = InputFiles.of(options.paths);
        try (ProgressBar bar = progress(files.size())) {
            new OrderedBatch(options.jobs).run(files, file -> read(file, sentences), readings -> {
                sink.accept(readings);
                bar.step();
            });
        }
        return faults.get();
    }

    private List<Reading> read(Path file, int sentences) {
        String label = InputFiles.label(options.root, file);
        List<Reading> readings = new ArrayList<>();
        if (!Files.isReadable(file)) {
            return List.of(rejected(label, "UNREADABLE", Messages.text("read.unreadable")));
        }
        try {
            Path name = file.getFileName();
            reader.read(file, label, name == null ? label : name.toString(), sentences, readings::add);
        } catch (Fault e) {
            faults.incrementAndGet();
            readings.add(rejected(label, e.category().name() + "_FAULT", String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            faults.incrementAndGet();
            LOG.errorf(e, "Reading %s failed by a defect", label);
            readings.add(rejected(label, "INTERNAL_FAULT", Messages.text("read.internal")));
        }
        return readings;
    }

    private static Reading rejected(String label, String code, String text) {
        return new Reading(ExtractRecord.rejected(label, null, Problem.of(code, text), 0), "", null);
    }

    private ProgressBar progress(int files) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setInitialMax(files)
                .setTaskName(Messages.text("read.progress"))
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200);
        return options.quiet ? builder.setConsumer(new SilentProgress()).build() : builder.build();
    }
}
