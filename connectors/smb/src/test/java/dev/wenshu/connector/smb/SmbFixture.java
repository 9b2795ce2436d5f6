package dev.wenshu.connector.smb;

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
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;

/** A folder on a server of this test. */
final class SmbFixture implements ConnectorFixture {
    private final SambaServer server;
    private final ReadSettings<SmbConfig.Share> settings;
    private final SmbConnector connector;
    private final List<RoutesBuilder> routes;

    SmbFixture(SambaServer server) {
        this.server = server;
        settings = new ReadSettings<>(
                SmbConfig.Share.class,
                server.config(Map.of()).shares().values().iterator().next(),
                "wenshu.smb.shares.<name>");
        SmbConfig config = () -> Map.of("in", settings.recording());
        connector = new SmbConnector(config);
        routes = List.of(new SmbSourceRoute(config), new SmbWriteBackRoute(config));
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
    public void put(String fileName, byte[] content) throws IOException {
        Path part = Files.write(server.folder().resolve(fileName + ".part"), content);
        Files.move(part, server.folder().resolve(fileName));
    }

    @Override
    public WriteBackOperation operation(Capability capability) {
        return switch (capability) {
            case SIDECAR -> new WriteSidecar(".wenshu.json", "{\"total\":\"1.00\"}".getBytes(StandardCharsets.UTF_8));
            case LEDGER_ROW ->
                new AppendLedgerRow(
                        "wenshu-ledger.xlsx", "document-1", List.of(new Cell("Total", CellType.AMOUNT, "1.00")));
            case PROPERTIES -> new SetProperties(Map.of("decision", "accepted"));
            case REPLY -> new Reply("Done");
            case MOVE_ORIGINAL -> new MoveOriginal("done/2026-11");
            case PICK_UP, UNDO -> throw new IllegalArgumentException(capability + " is no operation");
        };
    }

    @Override
    public Map<String, String> seen() throws IOException {
        Map<String, String> seen = new TreeMap<>();
        try (Stream<Path> files = Files.walk(server.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                seen.put(server.folder().relativize(file).toString(), Files.readString(file));
            }
        }
        return seen;
    }

    @Override
    public void makeUnreachable() throws IOException {
        server.stop();
    }

    @Override
    public Credentials credentials() {
        return new Credentials.Checked(server::spoilCredentials);
    }

    @Override
    public List<String> secrets() {
        return List.of(SambaServer.PASSWORD);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
