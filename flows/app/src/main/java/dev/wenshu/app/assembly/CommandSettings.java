package dev.wenshu.app.assembly;

import dev.wenshu.app.models.ModelSettings;
import dev.wenshu.backbone.database.DatabaseConfig;
import dev.wenshu.inference.server.InferenceConfig;
import dev.wenshu.inference.server.assembly.InferenceSettings;
import dev.wenshu.inference.server.assembly.LlamaCppSettings;
import dev.wenshu.inference.server.assembly.SchedulingSettings;
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

    private static final String DATA_SETTING = "wenshu.backbone.folder";
    private static final Path DATA = Path.of("wenshu-data");

    private CommandSettings() {}

    public static SmallRyeConfig load() throws IOException {
        return builder().build();
    }

    static SmallRyeConfigBuilder builder() throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .addDiscoveredConverters()
                .withMapping(ParserSettings.class)
                .withMapping(PolicySettings.class)
                .withMapping(VerificationSettings.class)
                .withMapping(InvoiceSettings.class)
                .withMapping(InferenceConfig.class)
                .withMapping(LlamaCppSettings.class)
                .withMapping(SchedulingSettings.class)
                .withMapping(DatabaseConfig.class)
                .withMapping(ModelSettings.class)
                .withValidateUnknown(false);
        if (Files.isReadable(FILE)) {
            builder.withSources(new PropertiesConfigSource(FILE.toUri().toURL(), ORDINAL));
        }
        return builder;
    }

    static InferenceSettings inference(SmallRyeConfig settings) {
        return new InferenceSettings(
                settings.getConfigMapping(InferenceConfig.class),
                settings.getConfigMapping(LlamaCppSettings.class),
                settings.getConfigMapping(SchedulingSettings.class));
    }

    /** The suite's folder, where its database is unless that is elsewhere. */
    public static Path dataFolder(SmallRyeConfig settings) {
        return settings.getOptionalValue(DATA_SETTING, Path.class).orElse(DATA);
    }
}
