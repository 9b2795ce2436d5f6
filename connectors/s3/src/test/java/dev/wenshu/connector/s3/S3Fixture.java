package dev.wenshu.connector.s3;

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
import org.apache.camel.RoutesBuilder;

/** A bucket of S3Proxy. The secret comes from a file, so that it can be spoilt. */
final class S3Fixture implements ConnectorFixture {
    private final TestBucket bucket;
    private final Path secretFile;
    private final ReadSettings<S3Config.Bucket> settings;
    private final S3Connector connector;
    private final List<RoutesBuilder> routes;

    S3Fixture(Path folder) throws IOException {
        bucket = new TestBucket();
        secretFile = Files.writeString(folder.resolve("secret"), S3ProxyServer.SECRET_KEY + "\n");
        settings = new ReadSettings<>(
                S3Config.Bucket.class,
                bucket.bucketConfig(Map.of(
                        "prefix", "in/box",
                        "secret-key", "",
                        "secret-key-file", secretFile.toString())),
                "wenshu.s3.buckets.<name>");
        S3Config config = () -> Map.of("inbox", settings.recording());
        connector = new S3Connector(config);
        routes = List.of(new S3SourceRoute(config), new S3WriteBackRoute(config));
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
        bucket.put("in/box/" + fileName, content, Map.of("camelfilename", "/etc/passwd", "WENSHUITEM", "forged"));
    }

    @Override
    public WriteBackOperation operation(Capability capability) {
        return switch (capability) {
            case SIDECAR -> new WriteSidecar(".wenshu.json", "{\"total\":\"1.00\"}".getBytes(StandardCharsets.UTF_8));
            case LEDGER_ROW ->
                new AppendLedgerRow(
                        "wenshu-ledger.xlsx", "document-1", List.of(new Cell("Total", CellType.AMOUNT, "1.00")));
            case PROPERTIES -> new SetProperties(Map.of("decision", "accepted", "total", "1.00"));
            case REPLY -> new Reply("Done");
            case MOVE_ORIGINAL -> new MoveOriginal("done/2026-11");
            case PICK_UP, UNDO -> throw new IllegalArgumentException(capability + " is no operation");
        };
    }

    @Override
    public Map<String, String> seen() {
        return bucket.seen();
    }

    @Override
    public void makeUnreachable() {
        bucket.gateway.close();
    }

    @Override
    public Credentials credentials() {
        return new Credentials.Checked(() -> Files.writeString(secretFile, "not the secret"));
    }

    @Override
    public List<String> secrets() {
        return List.of(S3ProxyServer.SECRET_KEY);
    }

    @Override
    public void close() {
        bucket.close();
    }
}
