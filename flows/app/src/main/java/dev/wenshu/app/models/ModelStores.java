package dev.wenshu.app.models;

import dev.wenshu.backbone.database.DataSources;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.DatabaseConfig;
import dev.wenshu.backbone.database.Migrations;
import dev.wenshu.inference.scheduling.catalog.ModelStore;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the catalogue for commands that run without the container. */
public final class ModelStores {
    private static final int CONNECTIONS = 2;

    private ModelStores() {}

    /** Makes the database where there is none yet. */
    public static OpenStore open(DatabaseConfig config, Path dataFolder) {
        AgroalDataSource dataSource = DataSources.open(config, dataFolder, CONNECTIONS);
        try {
            Migrations.apply(dataSource);
            return new OpenStore(new ModelTable(new Database(dataSource)), dataSource);
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
    }

    /** Empty where there is no database, and then no file or folder is made. */
    public static Optional<OpenStore> openExisting(DatabaseConfig config, Path dataFolder) {
        return DataSources.exists(config, dataFolder) ? Optional.of(open(config, dataFolder)) : Optional.empty();
    }

    /** A catalogue and the database it is in, closed together. */
    public record OpenStore(ModelStore store, AgroalDataSource dataSource) implements AutoCloseable {
        @Override
        public void close() {
            dataSource.close();
        }
    }
}
