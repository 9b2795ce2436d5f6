package dev.wenshu.connector.mail;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.mail.mailbox.MailAccount;
import dev.wenshu.connector.mail.writeback.MailWrites;
import dev.wenshu.connector.writeback.WriteBack;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives each operation to its account; a request logs in once an account. */
final class MailWriteBack implements WriteBack {
    private final MailSettings settings;
    private final InstantSource clock = InstantSource.system();

    private MailWriteBack(MailSettings settings) {
        this.settings = settings;
    }

    static MailWriteBack of(MailSettings settings) {
        return new MailWriteBack(settings);
    }

    @Override
    public List<WriteBackOutcome> write(WriteBackRequest request) {
        List<WriteBackOutcome> outcomes = new ArrayList<>();
        Map<String, MailWrites> open = new HashMap<>();
        try {
            for (Keyed keyed : request.operations()) {
                MailAccount account = accountOf(keyed.item());
                MailWrites writes = open.computeIfAbsent(account.name(), _ -> open(account));
                outcomes.add(writes.write(keyed));
            }
        } finally {
            open.values().forEach(MailWrites::close);
        }
        return outcomes;
    }

    @Override
    public WriteBackOutcome undo(UndoRequest request) {
        try (MailWrites writes = open(accountOf(request.item()))) {
            return writes.undo(request);
        }
    }

    private MailWrites open(MailAccount account) {
        Optional<Map<String, String>> keywords =
                settings.writeKeywords() ? Optional.of(settings.keywords()) : Optional.empty();
        return MailWrites.open(account, keywords, settings.moveFolders(), clock);
    }

    private MailAccount accountOf(SourceItem item) {
        return settings.accounts().stream()
                .filter(account -> item.source().startsWith(account.name() + "/"))
                .findFirst()
                .orElseThrow(() -> new Fault(
                        FaultCategory.SETUP,
                        "there is no mail account for " + item.source() + "; set it under wenshu.mail.accounts"));
    }
}
