package dev.wenshu.connector.s3;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Describes the S3 connector. Without a bucket it still answers write-back, with a SETUP fault. */
@Singleton
public final class S3Connector implements Connector {
    static final String NAME = "s3";

    private final Set<String> buckets;

    public S3Connector(S3Config config) {
        this.buckets = Set.copyOf(config.buckets().keySet());
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
        Set<String> ids = new HashSet<>(Set.of(S3WriteBackRoute.WRITE_BACK_ID, S3WriteBackRoute.UNDO_ID));
        buckets.forEach(name -> ids.add(S3SourceRoute.id(name)));
        return ids;
    }
}
