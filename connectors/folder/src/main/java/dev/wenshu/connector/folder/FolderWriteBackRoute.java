package dev.wenshu.connector.folder;

import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;

/** Write-back and undo of this connector. */
@Singleton
final class FolderWriteBackRoute extends WriteBackRoutes {
    FolderWriteBackRoute(FolderConfig config) {
        super(FolderConnector.NAME, FolderWriteBack.of(FolderSettings.of(config)));
    }
}
