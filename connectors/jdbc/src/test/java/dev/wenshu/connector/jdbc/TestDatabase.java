package dev.wenshu.connector.jdbc;

import dev.wenshu.connector.testkit.Settings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A new database with one table, as a program that uses it sees it; the connector comes through the gateway. */
abstract class TestDatabase implements AutoCloseable {
    static final String PASSWORD = "b7-the-secret";

    final Gateway gateway;
    private final Connection connection;

    TestDatabase(String directUrl, String user, String password, int port, Types types)
            throws IOException, SQLException {
        gateway = new Gateway(port);
        connection = DriverManager.getConnection(directUrl, user, password);
        run("CREATE TABLE invoices (id BIGINT PRIMARY KEY, file_name VARCHAR(300), content " + types.bytes()
                + ", words " + types.text() + ", rev INTEGER DEFAULT 1, changed " + types.time()
                + ", received TIMESTAMP WITH TIME ZONE, status VARCHAR(20), total NUMERIC(12, 2), issue_date DATE,"
                + " seen_at TIMESTAMP WITH TIME ZONE, doc VARCHAR(60), claimed VARCHAR(20), result " + types.text()
                + ", result_bytes " + types.bytes() + ")");
    }

    /** Names of types, which no two databases share. */
    record Types(String bytes, String text, String time) {}

    abstract String url();

    abstract String user();

    /** Lets every update of a row make its {@code rev} one greater. */
    abstract void countRevisions();

    final JdbcConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "url", url(),
                "user", user(),
                "password", PASSWORD,
                "query", "SELECT id, file_name, content, rev, changed, received, claimed FROM invoices;",
                "item-version", "rev",
                "item-file-name", "file_name",
                "poll-interval", "50ms",
                "timeout", "5s"));
        settings.putAll(more);
        Map<String, String> properties = new HashMap<>();
        settings.forEach((setting, value) -> properties.put("wenshu.jdbc.tables.erp." + setting, value));
        return Settings.of(JdbcConfig.class, properties);
    }

    final void insert(long id, String fileName, String content) {
        run(
                "INSERT INTO invoices (id, file_name, content, changed) VALUES (?, ?, ?, CURRENT_TIMESTAMP)",
                id,
                fileName,
                content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    final synchronized void run(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** All of a row but its content, by lower-case names; NULL is left out. */
    final synchronized Map<String, String> row(long id) {
        Map<String, String> row = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM invoices WHERE id = " + id)) {
            while (found.next()) {
                for (int at = 1; at <= found.getMetaData().getColumnCount(); at++) {
                    String name = found.getMetaData().getColumnLabel(at).toLowerCase(java.util.Locale.ROOT);
                    String value = name.equals("content") ? null : found.getString(at);
                    if (value != null) {
                        row.put(name, value);
                    }
                }
            }
            return row;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    final synchronized long count(String where) {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT COUNT(*) FROM invoices WHERE " + where)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        gateway.close();
        connection.close();
    }
}
