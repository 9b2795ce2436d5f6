package dev.wenshu.app.assembly;

import dev.wenshu.app.models.ModelSettings;
import dev.wenshu.backbone.database.DatabaseConfig;
import dev.wenshu.inference.server.InferenceConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings as the container would see them, for commands that run without it. */
public final class CommandSettings {
    private static final Path FILE = Path.of("config", "application.properties");
    /** Where the container puts that file among its sources: below the environment, above what is packaged. */
    private static final int ORDINAL = 260;

    private CommandSettings() {}

    public static SmallRyeConfig load() throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .addDiscoveredConverters()
                .withMapping(ParserSettings.class)
                .withMapping(PolicySettings.class)
                .withMapping(InferenceConfig.class)
                .withMapping(DatabaseConfig.class)
                .withMapping(ModelSettings.class)
                .withValidateUnknown(false);
        if (Files.isReadable(FILE)) {
            builder.withSources(new PropertiesConfigSource(FILE.toUri().toURL(), ORDINAL));
        }
        return builder.build();
    }
}
