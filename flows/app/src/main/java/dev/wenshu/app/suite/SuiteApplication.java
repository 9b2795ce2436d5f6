package dev.wenshu.app.suite;

import dev.wenshu.app.cli.Messages;
import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.connector.Connector;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.camel.quarkus.core.CamelRuntime;

/** Starts the routes and watches until it is told to end; not where there is nothing to watch, or any setting is wrong. */
@Singleton
public final class SuiteApplication implements QuarkusApplication {
    private final CamelRuntime runtime;
    private final Instance<Connector> connectors;
    private final BackboneConfig backbone;

    SuiteApplication(CamelRuntime runtime, Instance<Connector> connectors, BackboneConfig backbone) {
        this.runtime = runtime;
        this.connectors = connectors;
        this.backbone = backbone;
    }

    @Override
    public int run(String... args) {
        List<String> sources = ConnectorSources.of(connectors);
        if (sources.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, Messages.text("run.nothing"));
        }
        runtime.start(args);
        System.err.println(Messages.text(
                "run.watching", String.join(", ", sources), backbone.folder().toAbsolutePath()));
        return runtime.waitForExit();
    }
}
