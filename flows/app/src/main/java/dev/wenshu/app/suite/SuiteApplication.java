package dev.wenshu.app.suite;

import dev.wenshu.app.cli.Messages;
import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.connector.folder.FolderConfig;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import org.apache.camel.quarkus.core.CamelRuntime;

/** Starts the routes and watches until it is told to end. */
@Singleton
public final class SuiteApplication implements QuarkusApplication {
    private final CamelRuntime runtime;
    private final FolderConfig folder;
    private final BackboneConfig backbone;

    SuiteApplication(CamelRuntime runtime, FolderConfig folder, BackboneConfig backbone) {
        this.runtime = runtime;
        this.folder = folder;
        this.backbone = backbone;
    }

    @Override
    public int run(String... args) {
        runtime.start(args);
        folder.inbox()
                .ifPresent(inbox -> System.err.println(
                        Messages.text("run.watching", inbox, backbone.folder().toAbsolutePath())));
        return runtime.waitForExit();
    }
}
