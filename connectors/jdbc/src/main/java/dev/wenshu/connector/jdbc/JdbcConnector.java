package dev.wenshu.connector.jdbc;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.jdbc.JdbcSettings.Watched;
import dev.wenshu.connector.jdbc.rows.RowSource;
import dev.wenshu.connector.jdbc.table.TableWriters;
import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Describes the JDBC connector. Without a table it still answers write-back, with a SETUP fault. */
@Singleton
public final class JdbcConnector implements Connector {
    static final String NAME = "jdbc";

    private final JdbcConfig config;

    public JdbcConnector(JdbcConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** What is written follows from the settings: columns for properties, a column for the result file. */
    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.of(Capability.PICK_UP);
        if (config.tables().values().stream().anyMatch(table -> !table.columns().isEmpty())) {
            capabilities.addAll(Set.of(Capability.PROPERTIES, Capability.UNDO));
        }
        if (config.tables().values().stream()
                .anyMatch(table -> table.sidecarColumn().isPresent())) {
            capabilities.addAll(Set.of(Capability.SIDECAR, Capability.UNDO));
        }
        return capabilities;
    }

    @Override
    public Set<String> routeIds() {
        Set<String> ids = new HashSet<>(WriteBackRoutes.ids(NAME));
        config.tables().keySet().forEach(name -> ids.add(JdbcSourceRoute.id(name)));
        return ids;
    }

    @Override
    public List<String> sources() {
        return JdbcSettings.of(config).tables().stream().map(Watched::source).toList();
    }

    @Override
    public List<SourceCheck> check() {
        return JdbcSettings.of(config).tables().stream()
                .map(table -> SourceCheck.of(table.source(), () -> check(table)))
                .toList();
    }

    private static void check(Watched table) {
        try (Connection connection = table.database().connect()) {
            new RowSource(table.database(), table.rows(), InstantSource.system()).check(connection);
            table.table()
                    .ifPresent(settings -> TableWriters.check(
                            connection, settings, table.database().timeoutSeconds()));
        } catch (SQLException e) {
            System.getLogger(JdbcConnector.class.getName()).log(System.Logger.Level.DEBUG, "close failed", e);
        }
    }
}
