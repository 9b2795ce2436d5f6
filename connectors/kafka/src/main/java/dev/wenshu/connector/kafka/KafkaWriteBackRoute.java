package dev.wenshu.connector.kafka;

import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;

/** Write-back of this connector; undo is refused. */
@Singleton
final class KafkaWriteBackRoute extends WriteBackRoutes {
    KafkaWriteBackRoute(KafkaConfig config) {
        super(KafkaConnector.NAME, KafkaWriteBack.of(KafkaSettings.of(config)));
    }
}
