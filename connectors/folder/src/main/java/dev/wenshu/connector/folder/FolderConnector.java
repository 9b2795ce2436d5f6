package dev.wenshu.connector.folder;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Describes the folder connector. Without an inbox it still answers write-back, with a SETUP fault. */
@Singleton
public final class FolderConnector implements Connector {
    static final String NAME = "folder";

    private final FolderConfig config;

    public FolderConnector(FolderConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.PICK_UP,
                Capability.SIDECAR,
                Capability.LEDGER_ROW,
                Capability.MOVE_ORIGINAL,
                Capability.UNDO);
    }

    @Override
    public Set<String> routeIds() {
        Set<String> ids = new HashSet<>(WriteBackRoutes.ids(NAME));
        config.inbox().ifPresent(inbox -> ids.add(FolderSourceRoute.ID));
        return ids;
    }

    @Override
    public List<String> sources() {
        return FolderSettings.of(config).inbox().stream()
                .map(inbox -> inbox.root().toString())
                .toList();
    }

    @Override
    public List<SourceCheck> check() {
        return FolderSettings.of(config).inbox().stream()
                .map(inbox -> SourceCheck.of(inbox.root().toString(), inbox::requireUsable))
                .toList();
    }
}
