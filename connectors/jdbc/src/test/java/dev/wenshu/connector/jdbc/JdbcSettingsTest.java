package dev.wenshu.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.connector.testkit.Settings;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StopsPostgres.class)
class JdbcSettingsTest {
    @Test
    void listsAllFaultsAtOnce() {
        // Given
        JdbcConfig config = config(Map.of(
                "password", "a",
                "password-env", "WENSHU_NO_SUCH_VARIABLE",
                "watermark-column", "changed",
                "watermark-overlap", "soon",
                "claim-column", "claimed",
                "version-column", "rev",
                "columns.decision", "status",
                "empty-values.total", "0",
                "fetch-size", "0",
                "timeout", "0s"));

        // Then
        assertThatThrownBy(() -> JdbcSettings.of(config)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.category()).isEqualTo(FaultCategory.SETUP);
            assertThat(fault.getMessage())
                    .contains(
                            "password, password-env and password-file: set one of them",
                            "WENSHU_NO_SUCH_VARIABLE",
                            "watermark-file",
                            "watermark-overlap:",
                            "one of watermark-column and claim-column",
                            "version-column:",
                            "table:",
                            "empty-values:",
                            "fetch-size:",
                            "timeout:");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://wenshu:secret@db/erp",
                "jdbc:postgresql://db/erp?user=x&password=secret",
                "jdbc:h2:mem:x;PASSWORD=secret",
                "jdbc:oracle:thin:scott/secret@//db/erp",
                "postgresql://db/erp"
            })
    void refusesAddressesWithCredentials(String url) {
        assertThatThrownBy(() -> JdbcSettings.of(config(Map.of("url", url))))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("url:")
                .hasMessageNotContaining("secret");
    }

    @Test
    void checkSaysWhichColumnsAreMissing() throws Exception {
        // Given
        try (TestDatabase database = new PostgresDatabase()) {
            JdbcConnector query = new JdbcConnector(database.config(Map.of("item-content", "bytes", "item-id", "key")));
            JdbcConnector table =
                    new JdbcConnector(database.config(Map.of("table", "invoices", "columns.decision", "state")));
            JdbcConnector noTable =
                    new JdbcConnector(database.config(Map.of("table", "bills", "columns.decision", "status")));
            database.run("REVOKE UPDATE ON invoices FROM wenshu");
            JdbcConnector noPermission =
                    new JdbcConnector(database.config(Map.of("table", "invoices", "columns.decision", "status")));

            // Then
            assertThat(found(query)).contains("item-content=bytes", "item-id=key");
            assertThat(found(table)).contains("no column state");
            assertThat(found(noTable)).contains("no table bills");
            assertThat(found(noPermission)).contains("can be written", "42501");
        }
    }

    @Test
    void faultsAsSetupWithoutADriver() {
        assertThat(found(new JdbcConnector(config(Map.of("url", "jdbc:nosuch://db/erp")))))
                .contains("driver");
    }

    @Test
    void waitsForNoServerAndNoQueryLongerThanTheTimeout() throws Exception {
        // Given
        try (TestDatabase database = new PostgresDatabase();
                ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String nobody = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/erp";
            String slow = "SELECT id, content, rev, file_name FROM invoices, pg_sleep(60)";
            database.insert(1, "1.pdf", "one");
            JdbcConnector login = new JdbcConnector(database.config(Map.of("url", nobody, "timeout", "300ms")));
            JdbcConnector query = new JdbcConnector(database.config(Map.of("query", slow, "timeout", "1s")));

            // Then
            assertThat(fault(login)).hasMessageContaining("no answer").returns(FaultCategory.EXTERNAL, Fault::category);
            assertThat(fault(query)).hasMessageContaining("57014").returns(FaultCategory.EXTERNAL, Fault::category);
        }
    }

    private static Fault fault(JdbcConnector connector) {
        return connector.check().getFirst().fault().orElseThrow();
    }

    private static String found(JdbcConnector connector) {
        Fault fault = fault(connector);
        assertThat(fault.category()).isEqualTo(FaultCategory.SETUP);
        return String.valueOf(fault.getMessage());
    }

    private static JdbcConfig config(Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("url", "jdbc:h2:mem:x", "query", "SELECT id, content FROM invoices"));
        settings.putAll(more);
        Map<String, String> properties = new HashMap<>();
        settings.forEach((setting, value) -> properties.put("wenshu.jdbc.tables.erp." + setting, value));
        return Settings.of(JdbcConfig.class, properties);
    }
}
