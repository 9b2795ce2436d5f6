package dev.wenshu.connector.jdbc;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.AppendLedgerRow;
import dev.wenshu.connector.WriteBackOperation.Cell;
import dev.wenshu.connector.WriteBackOperation.CellType;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.Reply;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.testkit.ConnectorFixture;
import dev.wenshu.connector.testkit.ReadSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.RoutesBuilder;

/** A table of a database. The password comes from a file, so that it can be spoilt. */
final class JdbcFixture implements ConnectorFixture {
    private final TestDatabase database;
    private final Path passwordFile;
    private final ReadSettings<JdbcConfig.Table> settings;
    private final JdbcConnector connector;
    private final List<RoutesBuilder> routes;
    private int rows;

    JdbcFixture(TestDatabase database, Path folder) throws IOException {
        this.database = database;
        passwordFile = Files.writeString(folder.resolve("password"), TestDatabase.PASSWORD + "\n");
        settings = new ReadSettings<>(
                JdbcConfig.Table.class,
                database.config(Map.of(
                                "password", "",
                                "password-file", passwordFile.toString(),
                                "table", "invoices",
                                "version-column", "rev",
                                "columns.decision", "status",
                                "columns.total", "total",
                                "sidecar-column", "result"))
                        .tables()
                        .values()
                        .iterator()
                        .next(),
                "wenshu.jdbc.tables.<name>");
        JdbcConfig config = () -> Map.of("erp", settings.recording());
        connector = new JdbcConnector(config);
        routes = List.of(new JdbcSourceRoute(config), new JdbcWriteBackRoute(config));
    }

    @Override
    public Connector connector() {
        return connector;
    }

    @Override
    public List<RoutesBuilder> routes() {
        return routes;
    }

    @Override
    public ReadSettings<?> settings() {
        return settings;
    }

    @Override
    public Path readme() {
        return Path.of("README.md");
    }

    @Override
    public void put(String fileName, byte[] content) {
        database.insert(++rows, fileName, new String(content, StandardCharsets.UTF_8));
    }

    @Override
    public WriteBackOperation operation(Capability capability) {
        return switch (capability) {
            case SIDECAR -> new WriteSidecar(".wenshu.json", "{\"total\":\"1.00\"}".getBytes(StandardCharsets.UTF_8));
            case LEDGER_ROW ->
                new AppendLedgerRow("ledger", "document-1", List.of(new Cell("Total", CellType.AMOUNT, "1.00")));
            case PROPERTIES -> new SetProperties(Map.of("decision", "accepted", "total", "1.00"));
            case REPLY -> new Reply("Done");
            case MOVE_ORIGINAL -> new MoveOriginal("done/2026-11");
            case PICK_UP, UNDO -> throw new IllegalArgumentException(capability + " is no operation");
        };
    }

    @Override
    public Map<String, String> seen() {
        Map<String, String> seen = new TreeMap<>();
        for (int row = 1; row <= rows; row++) {
            seen.put(String.valueOf(row), database.row(row).toString());
        }
        return seen;
    }

    @Override
    public void makeUnreachable() throws IOException {
        database.gateway.cut();
    }

    @Override
    public Credentials credentials() {
        return new Credentials.Checked(() -> Files.writeString(passwordFile, "not the password"));
    }

    @Override
    public List<String> secrets() {
        return List.of(TestDatabase.PASSWORD);
    }

    @Override
    public void close() throws Exception {
        database.close();
    }
}
