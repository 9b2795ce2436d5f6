package dev.wenshu.connector.jdbc;

import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;

/** Write-back and undo of this connector. */
@Singleton
final class JdbcWriteBackRoute extends WriteBackRoutes {
    JdbcWriteBackRoute(JdbcConfig config) {
        super(JdbcConnector.NAME, new JdbcWriteBack(JdbcSettings.of(config)));
    }
}
