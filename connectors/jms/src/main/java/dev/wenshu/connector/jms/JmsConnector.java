package dev.wenshu.connector.jms;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.claim.ClaimCheckFolder;
import dev.wenshu.connector.jms.JmsSettings.Watched;
import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Describes the JMS connector. Without a queue it still answers write-back, with a SETUP fault. */
@Singleton
public final class JmsConnector implements Connector {
    static final String NAME = "jms";

    private final JmsConfig config;

    public JmsConnector(JmsConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.PICK_UP, Capability.SIDECAR, Capability.REPLY);
    }

    @Override
    public Set<String> routeIds() {
        Set<String> ids = new HashSet<>(WriteBackRoutes.ids(NAME));
        config.queues().keySet().forEach(name -> ids.add(JmsSourceRoute.id(name)));
        return ids;
    }

    @Override
    public List<String> sources() {
        return JmsSettings.of(config).queues().stream().map(Watched::source).toList();
    }

    @Override
    public List<SourceCheck> check() {
        return JmsSettings.of(config).queues().stream()
                .map(queue -> SourceCheck.of(queue.source(), () -> look(queue)))
                .toList();
    }

    private static void look(Watched queue) {
        queue.references().ifPresent(ClaimCheckFolder::requireReachable);
        queue.broker().requireQueues(queue.named());
    }
}
