package dev.wenshu.connector.mail;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackRequest;
import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Answers write-back and undo; faults go to the caller, who knows when to ask again. */
@Singleton
final class MailWriteBackRoute extends RouteBuilder {
    static final String WRITE_BACK_ID = "mail-write-back";
    static final String UNDO_ID = "mail-undo";

    private final MailWriteBack writeBack;

    MailWriteBackRoute(MailConfig config) {
        this.writeBack = MailWriteBack.of(MailSettings.of(config));
    }

    @Override
    public void configure() {
        from(ConnectorEndpoints.writeBack(MailConnector.NAME))
                .routeId(WRITE_BACK_ID)
                .errorHandler(noErrorHandler())
                .setBody()
                .body(WriteBackRequest.class, writeBack::write);

        from(ConnectorEndpoints.undo(MailConnector.NAME))
                .routeId(UNDO_ID)
                .errorHandler(noErrorHandler())
                .setBody()
                .body(UndoRequest.class, writeBack::undo);
    }
}
