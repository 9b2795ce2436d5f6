package dev.wenshu.app.suite;

import dev.wenshu.app.cli.Messages;
import dev.wenshu.app.cli.ResultTable;
import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.registry.DocumentRegistry;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.registry.DocumentStatus;
import dev.wenshu.connector.folder.FolderConfig;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.camel.quarkus.core.CamelRuntime;

/**
 * Runs the suite on the demo's inbox, shows how far it is, and then what it found. Arguments: how many documents there are,
 * and {@value #ONCE} to end then.
 */
@Singleton
public final class DemoApplication implements QuarkusApplication {
    public static final String ONCE = "once";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 200;
    private static final double MILLIS = 1000.0;

    private final CamelRuntime runtime;
    private final DocumentRegistry registry;
    private final FolderConfig folder;
    private final BackboneConfig backbone;
    private final InstantSource clock;

    DemoApplication(
            CamelRuntime runtime,
            DocumentRegistry registry,
            FolderConfig folder,
            BackboneConfig backbone,
            InstantSource clock) {
        this.runtime = runtime;
        this.registry = registry;
        this.folder = folder;
        this.backbone = backbone;
        this.clock = clock;
    }

    @Override
    public int run(String... args) throws InterruptedException {
        int expected = Integer.parseInt(args[0]);
        boolean once = List.of(args).contains(ONCE);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        long started = clock.millis();
        runtime.start();
        long unfinished = awaitAll(expected, started);
        if (unfinished > 0) {
            out.println(Messages.text("demo.timeout", PATIENCE.toSeconds(), unfinished, backbone.folder()));
            return 1;
        }
        report(out, Math.round((clock.millis() - started) / MILLIS));
        if (once) {
            return 0;
        }
        out.println(Messages.text("demo.watching", folder.inbox().orElseThrow()));
        return runtime.waitForExit();
    }

    private long awaitAll(int expected, long started) throws InterruptedException {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(Messages.text("demo.progress"))
                .setInitialMax(expected)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis((int) LOOK_MILLIS)
                .build()) {
            long finished = finished();
            while (finished < expected && clock.millis() - started < PATIENCE.toMillis()) {
                bar.stepTo(finished);
                Thread.sleep(LOOK_MILLIS);
                finished = finished();
            }
            bar.stepTo(finished);
            return expected - finished;
        }
    }

    private long finished() {
        return registry.counts().entrySet().stream()
                .filter(entry -> !DocumentState.OPEN.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void report(PrintWriter out, long seconds) {
        List<DocumentStatus> documents = registry.list(0, Integer.MAX_VALUE);
        Map<DocumentState, Long> counts = registry.counts();
        Path inbox = folder.inbox().orElseThrow();
        out.println();
        new ResultTable(documents).print(out);
        out.println();
        out.println(Messages.text(
                "demo.done",
                documents.size(),
                seconds,
                counts.getOrDefault(DocumentState.DONE, 0L),
                counts.getOrDefault(DocumentState.IN_REVIEW, 0L),
                counts.getOrDefault(DocumentState.REJECTED, 0L),
                counts.getOrDefault(DocumentState.FAILED, 0L)));
        out.println(Messages.text("demo.results", inbox));
        out.println(Messages.text("demo.results.sidecars"));
        out.println(Messages.text("demo.results.ledger", inbox.resolve("wenshu-ledger.xlsx")));
    }
}
