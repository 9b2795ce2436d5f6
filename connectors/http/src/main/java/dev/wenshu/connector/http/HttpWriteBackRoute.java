package dev.wenshu.connector.http;

import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Write-back and undo of this connector. */
@Singleton
final class HttpWriteBackRoute extends WriteBackRoutes {
    HttpWriteBackRoute(HttpConfig config) {
        super(HttpConnector.NAME, HttpWriteBack.of(HttpSettings.of(config), InstantSource.system()));
    }
}
