package dev.wenshu.backbone.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.TransactionRequirement;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Opens pooled data sources. */
public final class DataSources {
    private static final String H2 = "jdbc:h2:";
    private static final String LOCK_TIMEOUT_SECONDS = "30";
    private static final String EMBEDDED_USER = "wenshu";
    private static final String H2_NAME = "wenshu";

    private DataSources() {}

    /** A pool on the database that the settings name; where they name none, on the H2 file in the suite's folder. */
    public static AgroalDataSource open(DatabaseConfig config, Path suiteFolder, int connections) {
        return open(
                config.url().orElseGet(() -> h2File(h2Folder(suiteFolder))),
                config.user().orElse(EMBEDDED_USER),
                config.password().orElse(""),
                connections,
                config.acquireTimeout());
    }

    /** Whether opening would find a database rather than make one. */
    public static boolean exists(DatabaseConfig config, Path suiteFolder) {
        return config.url().isPresent() || Files.exists(h2Folder(suiteFolder).resolve(H2_NAME + ".mv.db"));
    }

    /** A pool on the database at this URL, by whose scheme the driver is chosen. */
    public static AgroalDataSource open(
            String url, String user, String password, int connections, Duration acquireTimeout) {
        boolean h2 = url.startsWith(H2);
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(connections)
                        .minSize(1)
                        .initialSize(1)
                        .acquisitionTimeout(acquireTimeout)
                        .transactionRequirement(TransactionRequirement.OFF)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .connectionProviderClassName(h2 ? "org.h2.Driver" : "org.postgresql.Driver")
                                .principal(new NamePrincipal(user))
                                .credential(new SimplePassword(password))
                                .initialSql(
                                        h2
                                                ? "SET LOCK_TIMEOUT " + LOCK_TIMEOUT_SECONDS + "000"
                                                : "SET lock_timeout = '" + LOCK_TIMEOUT_SECONDS + "s'")));
        try {
            return AgroalDataSource.from(configuration);
        } catch (SQLException e) {
            throw Database.fault("open the database", e);
        }
    }

    /**
     * The URL of the H2 file in a folder. {@code WRITE_DELAY=0} hands every commit to the operating system before it
     * returns, so that a killed process loses none; {@link Database#makeDurable()} is what outlives a power failure.
     * {@code AUTO_SERVER} lets a command in a second process work on the database of a running suite, over loopback only.
     */
    public static String h2File(Path folder) {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        return H2 + "file:" + folder.toAbsolutePath().resolve(H2_NAME)
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;AUTO_SERVER=TRUE";
    }

    private static Path h2Folder(Path suiteFolder) {
        return suiteFolder.resolve("database");
    }
}
