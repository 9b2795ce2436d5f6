package dev.wenshu.connector.s3;

import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;

/** Write-back and undo of this connector. */
@Singleton
final class S3WriteBackRoute extends WriteBackRoutes {
    S3WriteBackRoute(S3Config config) {
        super(S3Connector.NAME, S3WriteBack.of(S3Settings.of(config)));
    }
}
