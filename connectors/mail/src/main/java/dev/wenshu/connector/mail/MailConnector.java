package dev.wenshu.connector.mail;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.mail.mailbox.Mailbox;
import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Describes the mail connector. Without an account it still answers write-back, with a SETUP fault. */
@Singleton
public final class MailConnector implements Connector {
    static final String NAME = "mail";

    private final MailConfig config;
    private final Set<String> routeIds = new HashSet<>();
    private final Set<Capability> capabilities =
            EnumSet.of(Capability.PICK_UP, Capability.REPLY, Capability.MOVE_ORIGINAL, Capability.UNDO);

    public MailConnector(MailConfig config) {
        this.config = config;
        routeIds.addAll(WriteBackRoutes.ids(NAME));
        config.accounts()
                .forEach((name, account) ->
                        account.folders().forEach(folder -> routeIds.add(MailSourceRoute.id(name, folder))));
        if (config.writeKeywords()) {
            capabilities.add(Capability.PROPERTIES);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.copyOf(capabilities);
    }

    @Override
    public Set<String> routeIds() {
        return Set.copyOf(routeIds);
    }

    @Override
    public List<String> sources() {
        return MailSettings.of(config).accounts().stream()
                .flatMap(account -> account.config().folders().stream().map(account::source))
                .toList();
    }

    @Override
    public List<SourceCheck> check() {
        return MailSettings.of(config).accounts().stream()
                .map(account -> SourceCheck.of(account.name(), () -> Mailbox.check(account)))
                .toList();
    }
}
