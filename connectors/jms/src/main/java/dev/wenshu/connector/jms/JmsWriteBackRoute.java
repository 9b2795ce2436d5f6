package dev.wenshu.connector.jms;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackRequest;
import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Answers write-back; faults go to the caller, who knows when to ask again. A sent message cannot be taken back. */
@Singleton
final class JmsWriteBackRoute extends RouteBuilder {
    static final String WRITE_BACK_ID = "jms-write-back";
    static final String UNDO_ID = "jms-undo";

    private final JmsWriteBack writeBack;

    JmsWriteBackRoute(JmsConfig config) {
        this.writeBack = JmsWriteBack.of(JmsSettings.of(config));
    }

    @Override
    public void configure() {
        from(ConnectorEndpoints.writeBack(JmsConnector.NAME))
                .routeId(WRITE_BACK_ID)
                .errorHandler(noErrorHandler())
                .setBody()
                .body(WriteBackRequest.class, writeBack::write);

        from(ConnectorEndpoints.undo(JmsConnector.NAME))
                .routeId(UNDO_ID)
                .errorHandler(noErrorHandler())
                .setBody()
                .body(UndoRequest.class, undo -> new Refused(undo.key(), "a sent message cannot be taken back"));
    }
}
