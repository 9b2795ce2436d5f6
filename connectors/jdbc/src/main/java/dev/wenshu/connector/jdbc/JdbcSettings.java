package dev.wenshu.connector.jdbc;

import dev.wenshu.connector.jdbc.database.Database;
import dev.wenshu.connector.jdbc.rows.Overlap;
import dev.wenshu.connector.jdbc.rows.RowSettings;
import dev.wenshu.connector.jdbc.rows.RowSettings.ClaimSettings;
import dev.wenshu.connector.jdbc.rows.RowSettings.WatermarkSettings;
import dev.wenshu.connector.jdbc.table.TableSettings;
import dev.wenshu.connector.settings.Secret;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The settings, checked: every fault is listed in one SETUP fault. Nothing is connected to here. */
record JdbcSettings(List<Watched> tables) {
    private static final Pattern END = Pattern.compile("[;\\s]+$");

    JdbcSettings {
        tables = List.copyOf(tables);
    }

    /**
     * One query with the name that its settings give it.
     *
     * @param table empty where nothing is written
     */
    record Watched(
            String name, Database database, RowSettings rows, Optional<TableSettings> table, JdbcConfig.Table config) {
        String source() {
            return rows.source();
        }
    }

    static Secret password(JdbcConfig.Table table) {
        return new Secret("password", table.password(), table.passwordEnv(), table.passwordFile());
    }

    static JdbcSettings of(JdbcConfig config) {
        List<String> faults = new ArrayList<>();
        List<Watched> tables = new ArrayList<>();
        new TreeMap<>(config.tables()).forEach((name, table) -> {
            List<String> found = JdbcSettingFaults.of(name, table);
            if (found.isEmpty()) {
                tables.add(watched(name, table));
            }
            found.forEach(fault -> faults.add(name + "." + fault));
        });
        if (!faults.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, "wenshu.jdbc.tables: " + String.join("; ", faults));
        }
        return new JdbcSettings(tables);
    }

    private static Watched watched(String name, JdbcConfig.Table config) {
        Database database =
                new Database(config.url(), new Database.Login(config.user(), password(config)), config.timeout());
        Optional<TableSettings> table = config.table().map(named -> table(named, config));
        RowSettings rows = new RowSettings(
                JdbcConnector.NAME,
                database.address() + "#" + name,
                END.matcher(config.query()).replaceFirst(""),
                config.itemId(),
                config.itemVersion(),
                config.itemFileName(),
                config.itemContent(),
                config.itemReceivedAt(),
                config.pathRoot(),
                config.watermarkColumn().map(column -> watermark(column, config)),
                config.claimColumn()
                        .map(column -> new ClaimSettings(
                                column, config.openValue(), config.claimedValue(), table.orElseThrow())),
                config.fetchSize());
        return new Watched(name, database, rows, table, config);
    }

    private static WatermarkSettings watermark(String column, JdbcConfig.Table config) {
        return new WatermarkSettings(
                column,
                Overlap.parse(config.watermarkOverlap()).orElseThrow(),
                config.watermarkFile().orElseThrow());
    }

    private static TableSettings table(String named, JdbcConfig.Table config) {
        return new TableSettings(
                named,
                config.idColumn().orElse(config.itemId()),
                config.versionColumn(),
                config.columns(),
                config.emptyValues(),
                config.sidecarColumn(),
                config.sidecarSuffix(),
                config.claimColumn());
    }
}
