package dev.wenshu.connector.mail.mailbox;

import dev.wenshu.connector.mail.MailConfig.Account;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** The password or token, read anew, since tokens last an hour; a SETUP fault where there is none. */
    String secret() {
        return config.password()
                .or(() -> config.passwordEnv().map(this::fromEnvironment))
                .or(() -> config.passwordFile().map(this::fromFile))
                .orElseThrow(() -> missing("no password is set"));
    }

    private String fromEnvironment(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw missing("the environment variable " + variable + " is not set");
        }
        return value.strip();
    }

    private String fromFile(Path file) {
        try {
            String value = Files.readString(file).strip();
            if (value.isEmpty()) {
                throw missing(file + " is empty");
            }
            return value;
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, about() + file + " cannot be read", e);
        }
    }

    private Fault missing(String what) {
        return new Fault(FaultCategory.SETUP, about() + what);
    }

    private String about() {
        return "mail account " + name + ": ";
    }

    @Override
    public String toString() {
        return "MailAccount[" + name + "]";
    }
}
