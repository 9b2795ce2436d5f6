package dev.wenshu.app.cli;

import dev.wenshu.app.models.hub.TransferProgress;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error for each file that comes. */
final class PullProgress implements TransferProgress, AutoCloseable {
    private static final long MEBIBYTE = 1024L * 1024;
    private static final int NAME_WIDTH = 40;

    private final boolean quiet;
    private @Nullable ProgressBar bar;
    private String shown = "";

    PullProgress(boolean quiet) {
        this.quiet = quiet;
    }

    @Override
    public void at(String file, long done, long size) {
        if (bar == null || !file.equals(shown)) {
            close();
            shown = file;
            bar = open(file, done, size);
        }
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private ProgressBar open(String file, long done, long size) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(TextTable.cut(file, NAME_WIDTH))
                .setInitialMax(size)
                .startsFrom(done, Duration.ZERO)
                .setUnit(" MiB", MEBIBYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .showSpeed();
        return quiet ? builder.setConsumer(new SilentProgress()).build() : builder.build();
    }
}
