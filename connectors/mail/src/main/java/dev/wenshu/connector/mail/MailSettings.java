package dev.wenshu.connector.mail;

import dev.wenshu.connector.mail.MailConfig.Account;
import dev.wenshu.connector.mail.MailConfig.ReplyMode;
import dev.wenshu.connector.mail.mailbox.FolderName;
import dev.wenshu.connector.mail.mailbox.MailAccount;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings, checked: every fault is listed in one SETUP fault. */
record MailSettings(
        List<MailAccount> accounts,
        boolean writeKeywords,
        Map<String, String> keywords,
        List<String> moveFolders,
        Optional<Path> seenFile) {
    private static final String KEYWORD = "[$A-Za-z0-9_.-]{1,60}";

    static MailSettings of(MailConfig config) {
        List<String> faults = new ArrayList<>();
        List<MailAccount> accounts = new ArrayList<>();
        new TreeMap<>(config.accounts()).forEach((name, account) -> {
            check(name, account, faults);
            accounts.add(new MailAccount(name, account));
        });
        config.keywords().forEach((value, keyword) -> {
            if (!keyword.matches(KEYWORD)) {
                faults.add("keywords." + value + ": must be letters, digits, $, -, _ or dots");
            }
        });
        config.moveFolders().stream()
                .filter(folder -> !FolderName.isPlain(folder))
                .forEach(folder -> faults.add("move-folders: " + folder + " is no folder name"));
        if (!faults.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, "wenshu.mail: " + String.join("; ", faults));
        }
        return new MailSettings(
                List.copyOf(accounts),
                config.writeKeywords(),
                Map.copyOf(config.keywords()),
                List.copyOf(config.moveFolders()),
                config.seenFile());
    }

    private static void check(String name, Account account, List<String> faults) {
        String prefix = "accounts." + name + ": ";
        if (!name.matches("[A-Za-z0-9_-]{1,40}")) {
            faults.add(prefix + "a name is letters, digits, - or _");
        }
        if (new MailAccount(name, account).secret().ways() != 1) {
            faults.add(prefix + "set one of password, password-env and password-file");
        }
        if (account.pollInterval().toMillis() < 1) {
            faults.add(prefix + "poll-interval must be at least a millisecond");
        }
        if (account.connectTimeout().toMillis() < 1 || account.readTimeout().toMillis() < 1) {
            faults.add(prefix + "connect-timeout and read-timeout must be at least a millisecond");
        }
        if (account.folders().stream().distinct().count() < account.folders().size()) {
            faults.add(prefix + "folders names one twice");
        }
        if (account.reply() == ReplyMode.SEND
                && new MailAccount(name, account).address().isEmpty()) {
            faults.add(prefix + "address is needed to send replies, as user is no mail address");
        }
    }
}
