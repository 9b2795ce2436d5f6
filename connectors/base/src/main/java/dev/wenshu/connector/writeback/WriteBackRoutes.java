package dev.wenshu.connector.writeback;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackRequest;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;

/** Answers write-back and undo of one connector; faults go to the caller, who knows when to ask again. */
public abstract class WriteBackRoutes extends RouteBuilder {
    private final String connector;
    private final WriteBack writeBack;

    /** @param connector its {@link dev.wenshu.connector.Connector#name()} */
    protected WriteBackRoutes(String connector, WriteBack writeBack) {
        this.connector = connector;
        this.writeBack = writeBack;
    }

    /** Ids of the two routes of that connector. */
    public static Set<String> ids(String connector) {
        return Set.of(writeBackId(connector), undoId(connector));
    }

    @Override
    public final void configure() {
        from(ConnectorEndpoints.writeBack(connector))
                .routeId(writeBackId(connector))
                .errorHandler(noErrorHandler())
                .setBody()
                .body(WriteBackRequest.class, writeBack::write);

        from(ConnectorEndpoints.undo(connector))
                .routeId(undoId(connector))
                .errorHandler(noErrorHandler())
                .setBody()
                .body(UndoRequest.class, writeBack::undo);
    }

    private static String writeBackId(String connector) {
        return connector + "-write-back";
    }

    /** Id of the route that answers undo. */
    public static String undoId(String connector) {
        return connector + "-undo";
    }
}
