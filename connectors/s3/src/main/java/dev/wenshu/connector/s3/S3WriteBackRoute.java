package dev.wenshu.connector.s3;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackRequest;
import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Answers write-back and undo; faults go to the caller, who knows when to ask again. */
@Singleton
final class S3WriteBackRoute extends RouteBuilder {
    static final String WRITE_BACK_ID = "s3-write-back";
    static final String UNDO_ID = "s3-undo";

    private final S3WriteBack writeBack;

    S3WriteBackRoute(S3Config config) {
        this.writeBack = S3WriteBack.of(S3Settings.of(config));
    }

    @Override
    public void configure() {
        from(ConnectorEndpoints.writeBack(S3Connector.NAME))
                .routeId(WRITE_BACK_ID)
                .errorHandler(noErrorHandler())
                .setBody()
                .body(WriteBackRequest.class, writeBack::write);

        from(ConnectorEndpoints.undo(S3Connector.NAME))
                .routeId(UNDO_ID)
                .errorHandler(noErrorHandler())
                .setBody()
                .body(UndoRequest.class, writeBack::undo);
    }
}
