package dev.wenshu.connector.s3;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Describes the S3 connector. Without a bucket it still answers write-back, with a SETUP fault. */
@Singleton
public final class S3Connector implements Connector {
    static final String NAME = "s3";

    private final S3Config config;

    public S3Connector(S3Config config) {
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
                Capability.PROPERTIES,
                Capability.MOVE_ORIGINAL,
                Capability.UNDO);
    }

    @Override
    public Set<String> routeIds() {
        Set<String> ids = new HashSet<>(WriteBackRoutes.ids(NAME));
        config.buckets().keySet().forEach(name -> ids.add(S3SourceRoute.id(name)));
        return ids;
    }

    @Override
    public List<String> sources() {
        return S3Settings.of(config).buckets().stream()
                .map(bucket -> bucket.inbox().source())
                .toList();
    }

    @Override
    public List<SourceCheck> check() {
        return S3Settings.of(config).buckets().stream()
                .map(bucket -> SourceCheck.of(
                        bucket.inbox().source(),
                        () -> bucket.store().list(bucket.inbox().prefix(), Optional.empty())))
                .toList();
    }
}
