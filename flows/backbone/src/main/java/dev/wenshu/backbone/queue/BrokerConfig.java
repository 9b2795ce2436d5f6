package dev.wenshu.backbone.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Which broker carries the messages. */
@ConfigMapping(prefix = "wenshu.broker")
public interface BrokerConfig {
    /** {@code tcp://host:61616}, several in brackets as Artemis has it; absent means one inside this process. */
    Optional<String> url();

    /** For a broker outside. */
    Optional<String> user();

    /** For a broker outside; never logged. */
    Optional<String> password();

    /** Longest wait for an answer from the broker. */
    @WithDefault("PT30S")
    Duration callTimeout();

    /** How full the disk may be, in per cent, before the broker inside this process makes senders wait. */
    @WithDefault("95")
    int maxDiskUsage();
}
