package dev.wenshu.connector.sftp;

import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;

/** Write-back and undo of this connector. */
@Singleton
final class SftpWriteBackRoute extends WriteBackRoutes {
    SftpWriteBackRoute(SftpConfig config) {
        super(SftpConnector.NAME, SftpSettings.of(config).writeBack());
    }
}
