package dev.wenshu.connector.mail;

import dev.wenshu.connector.mail.mailbox.MailAccount;
import dev.wenshu.connector.mail.pickup.MailFolderEndpoint;
import dev.wenshu.connector.polling.PollingRoutes;
import jakarta.inject.Singleton;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** Hands each message of the watched folders to intake once, oldest first, a route a folder. The message stays where it is. */
@Singleton
final class MailSourceRoute extends PollingRoutes {
    private static final String ID_PREFIX = "mail-source-";
    private static final int MOST_REMEMBERED = 1_000_000;
    private static final long LARGEST_SEEN_FILE = 256L * 1024 * 1024;

    private final MailSettings settings;

    MailSourceRoute(MailConfig config) {
        this.settings = MailSettings.of(config);
    }

    static String id(String account, String folder) {
        return ID_PREFIX + account + "-" + folder.replaceAll("[^\\p{L}\\p{N}._/-]", "_");
    }

    @Override
    public void configure() {
        if (settings.accounts().isEmpty()) {
            return;
        }
        IdempotentRepository seen = seen();
        for (MailAccount account : settings.accounts()) {
            for (String folder : account.config().folders()) {
                watch(account, folder, seen);
            }
        }
    }

    private void watch(MailAccount account, String folder, IdempotentRepository seen) {
        handOn(id(account.name(), folder), new MailFolderEndpoint(getContext(), account, folder, seen));
    }

    private IdempotentRepository seen() {
        return settings.seenFile()
                .map(file -> FileIdempotentRepository.fileIdempotentRepository(
                        file.toFile(), MOST_REMEMBERED, LARGEST_SEEN_FILE))
                .orElseGet(() -> MemoryIdempotentRepository.memoryIdempotentRepository(MOST_REMEMBERED));
    }
}
