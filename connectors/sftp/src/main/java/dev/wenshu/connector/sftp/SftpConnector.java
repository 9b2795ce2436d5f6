package dev.wenshu.connector.sftp;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Describes the SFTP connector. Without a folder it still answers write-back, with a SETUP fault. */
@Singleton
public final class SftpConnector implements Connector {
    static final String NAME = "sftp";

    private final SftpConfig config;

    public SftpConnector(SftpConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.PICK_UP, Capability.SIDECAR, Capability.MOVE_ORIGINAL, Capability.UNDO);
    }

    @Override
    public Set<String> routeIds() {
        Set<String> ids = new HashSet<>(WriteBackRoutes.ids(NAME));
        config.folders().keySet().forEach(name -> ids.add(SftpSourceRoute.id(name)));
        return ids;
    }

    @Override
    public List<String> sources() {
        return SftpSettings.of(config).names();
    }

    @Override
    public List<SourceCheck> check() {
        return SftpSettings.of(config).check();
    }
}
