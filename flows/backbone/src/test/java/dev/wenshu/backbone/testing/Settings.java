package dev.wenshu.backbone.testing;

import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.database.DatabaseConfig;
import dev.wenshu.backbone.queue.BrokerConfig;
import dev.wenshu.backbone.writeback.WriteBackConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The real settings, read as the application reads them, with short delays. */
public final class Settings {
    private Settings() {}

    public static SmallRyeConfig of(Path folder, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "wenshu.backbone.folder", folder.toString(),
                "wenshu.backbone.min-free-bytes", "0",
                "wenshu.backbone.outbox-sweep", "PT0.05S",
                "wenshu.backbone.retry-delay", "PT0.05S",
                "wenshu.backbone.retry-delay-max", "PT0.2S",
                "wenshu.backbone.recover-after", "PT0S",
                "wenshu.write-back.move", "done"));
        values.putAll(more);
        return new SmallRyeConfigBuilder()
                .withMapping(BackboneConfig.class)
                .withMapping(DatabaseConfig.class)
                .withMapping(BrokerConfig.class)
                .withMapping(WriteBackConfig.class)
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
