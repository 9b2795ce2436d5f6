package dev.wenshu.connector.jms;

import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;

/** Write-back of this connector; undo is refused. */
@Singleton
final class JmsWriteBackRoute extends WriteBackRoutes {
    JmsWriteBackRoute(JmsConfig config) {
        super(JmsConnector.NAME, JmsWriteBack.of(JmsSettings.of(config)));
    }
}
