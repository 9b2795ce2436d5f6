package dev.wenshu.connector.mail;

import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;

/** Write-back and undo of this connector. */
@Singleton
final class MailWriteBackRoute extends WriteBackRoutes {
    MailWriteBackRoute(MailConfig config) {
        super(MailConnector.NAME, MailWriteBack.of(MailSettings.of(config)));
    }
}
