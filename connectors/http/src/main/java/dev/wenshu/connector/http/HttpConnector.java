package dev.wenshu.connector.http;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.http.callback.CallbackProbe;
import dev.wenshu.connector.http.secret.StandardSecret;
import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Describes the HTTP connector. Without a client or webhook it still answers write-back, with a SETUP fault. */
@Singleton
public final class HttpConnector implements Connector {
    static final String NAME = "http";

    private final HttpConfig config;

    public HttpConnector(HttpConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.PICK_UP, Capability.SIDECAR, Capability.UNDO);
    }

    @Override
    public Set<String> routeIds() {
        Set<String> ids = new HashSet<>(WriteBackRoutes.ids(NAME));
        if (!config.clients().isEmpty() || !config.webhooks().isEmpty()) {
            ids.addAll(HttpSourceRoute.IDS);
        }
        return ids;
    }

    @Override
    public List<String> sources() {
        return HttpSettings.of(config).senders().map(Sender::source).toList();
    }

    @Override
    public List<SourceCheck> check() {
        HttpSettings settings = HttpSettings.of(config);
        Stream<SourceCheck> folder =
                settings.store().stream().map(store -> SourceCheck.of("results-folder", store::requireUsable));
        return Stream.concat(folder, settings.senders().map(HttpConnector::look))
                .toList();
    }

    private static SourceCheck look(Sender sender) {
        return SourceCheck.of(sender.source(), () -> {
            sender.secret().require();
            sender.callback().ifPresent(callback -> {
                StandardSecret.bytes(callback.secret());
                CallbackProbe.look(callback);
            });
        });
    }
}
