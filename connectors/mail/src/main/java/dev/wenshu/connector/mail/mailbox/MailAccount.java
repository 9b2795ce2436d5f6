package dev.wenshu.connector.mail.mailbox;

import dev.wenshu.connector.mail.MailConfig.Account;
import dev.wenshu.connector.settings.Secret;
import java.util.Optional;

/** An account and its name. */
public record MailAccount(String name, Account config) {
    /** The source of items of {@code folder}: no host, no user, no secret. */
    public String source(String folder) {
        return name + "/" + folder;
    }

    /** Name of the connector, in items. */
    public String system() {
        return "mail";
    }

    /** The account's own address; empty where neither setting is one. */
    public Optional<String> address() {
        return config.address().or(() -> Optional.of(config.user())).filter(address -> address.indexOf('@') > 0);
    }

    /** The password or token; read at each login, since tokens last an hour. */
    public Secret secret() {
        return new Secret("mail account " + name, config.password(), config.passwordEnv(), config.passwordFile());
    }

    @Override
    public String toString() {
        return "MailAccount[" + name + "]";
    }
}
