package dev.wenshu.app.cli;

import dev.wenshu.app.assembly.CommandSettings;
import dev.wenshu.app.models.ModelSettings;
import dev.wenshu.app.models.ModelStores;
import dev.wenshu.app.models.ModelStores.OpenStore;
import dev.wenshu.backbone.database.DatabaseConfig;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands on the catalogue of models have in common: which database it is in. */
final class CatalogueOptions {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "model.data")
    private @Nullable Path data;

    /** Makes the database where there is none. */
    OpenStore open() throws IOException {
        SmallRyeConfig settings = CommandSettings.load();
        return ModelStores.open(settings.getConfigMapping(DatabaseConfig.class), dataFolder(settings));
    }

    /** Makes nothing. */
    Optional<OpenStore> openExisting() throws IOException {
        SmallRyeConfig settings = CommandSettings.load();
        return ModelStores.openExisting(settings.getConfigMapping(DatabaseConfig.class), dataFolder(settings));
    }

    /** Where downloaded models are kept. */
    Path modelFolder() throws IOException {
        SmallRyeConfig settings = CommandSettings.load();
        return settings.getConfigMapping(ModelSettings.class)
                .folder()
                .orElseGet(() -> dataFolder(settings).resolve("models"));
    }

    private Path dataFolder(SmallRyeConfig settings) {
        return data != null ? data : CommandSettings.dataFolder(settings);
    }
}
