package dev.wenshu.connector.smb;

import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;

/** Write-back and undo of this connector. */
@Singleton
final class SmbWriteBackRoute extends WriteBackRoutes {
    SmbWriteBackRoute(SmbConfig config) {
        super(SmbConnector.NAME, SmbSettings.of(config).writeBack());
    }
}
