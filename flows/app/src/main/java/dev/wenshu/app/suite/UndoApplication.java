package dev.wenshu.app.suite;

import dev.wenshu.app.cli.Messages;
import dev.wenshu.backbone.registry.DocumentRegistry;
import dev.wenshu.backbone.registry.DocumentStatus;
import dev.wenshu.backbone.writeback.Undo;
import dev.wenshu.backbone.writeback.UndoResult;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.writeback.WriteBackRoutes;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.quarkus.core.CamelRuntime;

/**
 * Takes back what was written for one document, beside a running suite or without one; of all routes only those for undo are
 * started. Argument: the document's id or its beginning.
 */
@Singleton
public final class UndoApplication implements QuarkusApplication {
    private final CamelRuntime runtime;
    private final CamelContext camel;
    private final Instance<Connector> connectors;
    private final DocumentRegistry registry;
    private final Instance<Undo> undo;

    UndoApplication(
            CamelRuntime runtime,
            CamelContext camel,
            Instance<Connector> connectors,
            DocumentRegistry registry,
            Instance<Undo> undo) {
        this.runtime = runtime;
        this.camel = camel;
        this.connectors = connectors;
        this.registry = registry;
        this.undo = undo;
    }

    @Override
    public int run(String... args) throws Exception {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Optional<DocumentStatus> document = registry.findByPrefix(args[0]);
        if (document.isEmpty()) {
            out.println(Messages.text("review.unknown", args[0]));
            return 1;
        }
        ConnectorSources.of(connectors);
        camel.setAutoStartup(false);
        runtime.start();
        for (Connector connector : connectors) {
            camel.getRouteController().startRoute(WriteBackRoutes.undoId(connector.name()));
        }
        return switch (undo.get().undo(document.get().id())) {
            case UndoResult.TakenBack(int undone, int left) -> {
                out.println(Messages.text("undo.done", undone, left));
                yield 0;
            }
            case UndoResult.Stopped(int undone, String reason) -> {
                out.println(Messages.text("undo.stopped", undone, reason));
                yield 1;
            }
            case UndoResult.NotPossible(String reason) -> {
                out.println(reason);
                yield 1;
            }
        };
    }
}
