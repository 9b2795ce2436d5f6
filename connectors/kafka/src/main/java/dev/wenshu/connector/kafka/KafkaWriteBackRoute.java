package dev.wenshu.connector.kafka;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackRequest;
import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Answers write-back; faults go to the caller, who knows when to ask again. A written record cannot be taken back. */
@Singleton
final class KafkaWriteBackRoute extends RouteBuilder {
    static final String WRITE_BACK_ID = "kafka-write-back";
    static final String UNDO_ID = "kafka-undo";

    private final KafkaWriteBack writeBack;

    KafkaWriteBackRoute(KafkaConfig config) {
        this.writeBack = KafkaWriteBack.of(KafkaSettings.of(config));
    }

    @Override
    public void configure() {
        from(ConnectorEndpoints.writeBack(KafkaConnector.NAME))
                .routeId(WRITE_BACK_ID)
                .errorHandler(noErrorHandler())
                .setBody()
                .body(WriteBackRequest.class, writeBack::write);

        from(ConnectorEndpoints.undo(KafkaConnector.NAME))
                .routeId(UNDO_ID)
                .errorHandler(noErrorHandler())
                .setBody()
                .body(UndoRequest.class, undo -> new Refused(undo.key(), "a written record cannot be taken back"));
    }
}
