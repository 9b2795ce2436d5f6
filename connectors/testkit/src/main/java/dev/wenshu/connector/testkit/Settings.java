package dev.wenshu.connector.testkit;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Builds a connector's settings from properties, with its defaults, as the suite does at start. */
public final class Settings {
    private static final int ORDINAL = 500;

    private Settings() {}

    public static <C> C of(Class<C> type, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(type)
                .withSources(new PropertiesConfigSource(properties, "test", ORDINAL))
                .build()
                .getConfigMapping(type);
    }
}
