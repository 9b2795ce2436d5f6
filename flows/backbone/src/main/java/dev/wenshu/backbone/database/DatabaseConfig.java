package dev.wenshu.backbone.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Which database holds the suite's state. */
@ConfigMapping(prefix = "wenshu.database")
public interface DatabaseConfig {
    /** {@code jdbc:postgresql://…}; absent means an H2 file in the backbone's folder. */
    Optional<String> url();

    /** Needed for PostgreSQL. */
    Optional<String> user();

    /** Needed for PostgreSQL; never logged. */
    Optional<String> password();

    /** Connections at most; every consumer holds one while it writes to a source system. */
    @WithDefault("24")
    int connections();

    /** How long to wait for a free connection before the work is tried again later. */
    @WithDefault("PT30S")
    Duration acquireTimeout();
}
