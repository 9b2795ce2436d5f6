package dev.wenshu.connector.folder;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackRequest;
import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Answers write-back and undo; faults go to the caller, who knows when to ask again. */
@Singleton
final class FolderWriteBackRoute extends RouteBuilder {
    static final String WRITE_BACK_ID = "folder-write-back";
    static final String UNDO_ID = "folder-undo";

    private final FolderWriteBack writeBack;

    FolderWriteBackRoute(FolderConfig config) {
        this.writeBack = FolderWriteBack.of(FolderSettings.of(config));
    }

    @Override
    public void configure() {
        from(ConnectorEndpoints.writeBack(FolderConnector.NAME))
                .routeId(WRITE_BACK_ID)
                .errorHandler(noErrorHandler())
                .setBody()
                .body(WriteBackRequest.class, writeBack::write);

        from(ConnectorEndpoints.undo(FolderConnector.NAME))
                .routeId(UNDO_ID)
                .errorHandler(noErrorHandler())
                .setBody()
                .body(UndoRequest.class, writeBack::undo);
    }
}
