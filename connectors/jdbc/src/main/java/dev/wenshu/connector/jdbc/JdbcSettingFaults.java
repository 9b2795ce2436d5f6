package dev.wenshu.connector.jdbc;

import dev.wenshu.connector.jdbc.rows.Overlap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is wrong with the settings of one query, each as {@code setting: what}. */
final class JdbcSettingFaults {
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i)[?&;](user|username|password|pwd)=|//[^/?;]*@|^jdbc:oracle:[^:]*:[^@]*/[^@]*@");
    private static final int MOST_AT_ONCE = 100_000;

    private final List<String> faults = new ArrayList<>();
    private final JdbcConfig.Table table;

    private JdbcSettingFaults(JdbcConfig.Table table) {
        this.table = table;
    }

    static List<String> of(String name, JdbcConfig.Table table) {
        JdbcSettingFaults check = new JdbcSettingFaults(table);
        check.require(name.matches("[a-z0-9-]+"), "its name must be of small letters, digits and -");
        check.database();
        check.rows();
        check.table();
        return check.faults;
    }

    private void database() {
        require(table.url().startsWith("jdbc:"), "url: must begin with jdbc:");
        require(
                !CREDENTIALS.matcher(table.url()).find(),
                "url: must hold no credentials; use user and password, password-env or password-file");
        faults.addAll(JdbcSettings.password(table).faults());
        table.passwordEnv()
                .ifPresent(variable ->
                        require(System.getenv(variable) != null, "password-env: there is no variable " + variable));
        new TreeMap<>(Map.of("poll-interval", table.pollInterval(), "timeout", table.timeout()))
                .forEach((setting, duration) -> require(
                        duration.compareTo(Duration.ofMillis(1)) >= 0 && duration.compareTo(Duration.ofDays(7)) <= 0,
                        setting + ": must be between a millisecond and seven days"));
    }

    private void rows() {
        require(!table.query().isBlank(), "query: must be a SELECT");
        require(
                table.fetchSize() >= 1 && table.fetchSize() <= MOST_AT_ONCE,
                "fetch-size: must be between 1 and " + MOST_AT_ONCE);
        require(
                table.watermarkColumn().isEmpty() || table.claimColumn().isEmpty(),
                "set one of watermark-column and claim-column");
        require(
                table.watermarkColumn().isPresent() == table.watermarkFile().isPresent(),
                "watermark-column: goes together with watermark-file");
        require(
                Overlap.parse(table.watermarkOverlap()).isPresent(),
                "watermark-overlap: must be a duration as in 90s, 10m, 2h, 1d, or a count as in 1000");
        require(
                !Optional.of(table.claimedValue()).equals(table.openValue()),
                "open-value and claimed-value: must differ");
    }

    private void table() {
        boolean writes = !table.columns().isEmpty()
                || table.sidecarColumn().isPresent()
                || table.claimColumn().isPresent();
        require(
                !writes || table.table().isPresent(),
                "table: must be set where claim-column, columns or sidecar-column are");
        require(
                table.versionColumn().isEmpty() || table.itemVersion().isPresent(),
                "version-column: goes together with item-version");
        require(
                table.columns().keySet().containsAll(table.emptyValues().keySet()),
                "empty-values: each needs columns of the same property");
        require(
                table.columns().values().stream().distinct().count()
                        == table.columns().size(),
                "columns: each property needs a column of its own");
        require(
                table.sidecarSuffix().matches("\\.[A-Za-z0-9._-]+"),
                "sidecar-suffix: must be a dot and letters, digits, dots, - or _");
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
