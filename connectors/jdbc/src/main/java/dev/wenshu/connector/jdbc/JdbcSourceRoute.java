package dev.wenshu.connector.jdbc;

import dev.wenshu.connector.jdbc.rows.RowSource;
import dev.wenshu.connector.polling.Pace;
import dev.wenshu.connector.polling.PollingRoutes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Hands each new row of each query to intake once. */
@Singleton
final class JdbcSourceRoute extends PollingRoutes {
    private static final String ID = "jdbc-source";

    private final JdbcSettings settings;

    JdbcSourceRoute(JdbcConfig config) {
        this.settings = JdbcSettings.of(config);
    }

    /** Route id of the query of that name. */
    static String id(String name) {
        return ID + "-" + name;
    }

    @Override
    public void configure() {
        settings.tables()
                .forEach(table -> watch(
                        id(table.name()),
                        new RowSource(table.database(), table.rows(), InstantSource.system()),
                        new Pace(
                                table.config().pollInterval(),
                                Duration.ZERO,
                                table.config().seenFile())));
    }
}
