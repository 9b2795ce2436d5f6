package dev.wenshu.connector.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A schema of a PostgreSQL that all tests share, with a user that has a password and owns nothing. */
final class PostgresDatabase extends TestDatabase {
    private static final Map<String, EmbeddedPostgres> SERVER = new HashMap<>();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final String name;

    PostgresDatabase() throws IOException, SQLException {
        this("erp" + SCHEMAS.incrementAndGet());
    }

    private PostgresDatabase(String name) throws IOException, SQLException {
        super(
                newSchema(name),
                "postgres",
                "",
                server().getPort(),
                new Types("BYTEA", "TEXT", "TIMESTAMP(6) WITH TIME ZONE"));
        this.name = name;
        run("GRANT USAGE ON SCHEMA " + name + " TO wenshu");
        run("GRANT SELECT, UPDATE ON invoices TO wenshu");
    }

    @Override
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + gateway.port() + "/postgres?currentSchema=" + name;
    }

    @Override
    String user() {
        return "wenshu";
    }

    @Override
    void countRevisions() {
        run("CREATE FUNCTION revisions() RETURNS trigger AS"
                + " 'BEGIN NEW.rev := OLD.rev + 1; RETURN NEW; END' LANGUAGE plpgsql");
        run("CREATE TRIGGER revisions BEFORE UPDATE ON invoices FOR EACH ROW EXECUTE FUNCTION revisions()");
    }

    private static String newSchema(String name) throws IOException, SQLException {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        }
        return server().getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name;
    }

    static synchronized void stop() throws IOException {
        EmbeddedPostgres running = SERVER.remove("shared");
        if (running != null) {
            running.close();
        }
    }

    private static synchronized EmbeddedPostgres server() throws IOException, SQLException {
        EmbeddedPostgres running = SERVER.get("shared");
        if (running == null) {
            running = EmbeddedPostgres.builder().start();
            askForPasswords(running);
            SERVER.put("shared", running);
        }
        return running;
    }

    /** The embedded server trusts everybody otherwise. */
    private static void askForPasswords(EmbeddedPostgres server) throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER wenshu PASSWORD '" + PASSWORD + "'");
            try (ResultSet file = statement.executeQuery("SHOW hba_file")) {
                file.next();
                Files.writeString(
                        Path.of(file.getString(1)),
                        "host all wenshu all scram-sha-256\nhost all all all trust\nlocal all all trust\n");
            }
            statement.execute("SELECT pg_reload_conf()");
        }
    }
}
