package dev.wenshu.connector.http;

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
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;

/** A client that uploads over HTTP, and a receiver for its callback. */
final class HttpFixture implements ConnectorFixture {
    private static final int ACCEPTED = 202;
    private static final int MOST_TRIES = 5;

    private final Path folder;
    private final Receiver receiver = new Receiver();
    private final TestApi api = new TestApi();
    private final ReadSettings<HttpConfig.Client> settings;
    private final HttpConnector connector;
    private final List<RoutesBuilder> routes;

    HttpFixture(Path folder) throws IOException {
        this.folder = folder;
        HttpConfig config = TestApi.config(
                folder,
                Map.of(
                        "wenshu.http.clients.erp.callback",
                        receiver.address(),
                        "wenshu.http.clients.erp.callback-secret",
                        TestApi.CALLBACK_SECRET));
        settings = new ReadSettings<>(
                HttpConfig.Client.class,
                Objects.requireNonNull(config.clients().get("erp")),
                "wenshu.http.clients.<name>");
        HttpConfig recording = new RecordedClients(config, Map.of("erp", settings.recording()));
        connector = new HttpConnector(recording);
        routes = List.of(api.server, new HttpSourceRoute(recording), new HttpWriteBackRoute(recording));
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

    /** Sends again while there is no room, as a client is asked to. */
    @Override
    public void put(String fileName, byte[] content) throws Exception {
        int status = 0;
        for (int tries = 0; tries < MOST_TRIES && status != ACCEPTED; tries++) {
            status = api.upload(
                            content,
                            "X-Api-Key",
                            TestApi.KEY,
                            "X-File-Name",
                            fileName,
                            "camelFileName",
                            "/etc/passwd",
                            "WENSHUITEM",
                            "forged")
                    .statusCode();
        }
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

    /** What can be fetched, and what the receiver was told. */
    @Override
    public Map<String, String> seen() throws IOException {
        Map<String, String> seen = new TreeMap<>(receiver.state());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().contains("/result.")).toList()) {
                seen.put(file.toString(), Files.readString(file));
            }
        }
        return seen;
    }

    @Override
    public void makeUnreachable() {
        receiver.close();
    }

    @Override
    public Credentials credentials() {
        return new Credentials.Checked(() -> receiver.answerAlways(401));
    }

    @Override
    public List<String> secrets() {
        return List.of(TestApi.KEY, TestApi.OTHER_KEY, TestApi.HOOK_SECRET, TestApi.CALLBACK_SECRET, "in-the-query");
    }

    @Override
    public void close() {
        api.close();
        receiver.close();
    }
}
