package dev.wenshu.connector.kafka;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;

/** A topic of a real broker. The password comes from a file, so that it can be spoilt. */
final class KafkaFixture implements ConnectorFixture {
    private final TestCluster cluster;
    private final Path passwordFile;
    private final ReadSettings<KafkaConfig.Topic> settings;
    private final KafkaConnector connector;
    private final List<RoutesBuilder> routes;

    KafkaFixture(Path folder) throws Exception {
        cluster = new TestCluster();
        passwordFile = Files.writeString(folder.resolve("password"), TestCluster.PASSWORD + "\n");
        settings = new ReadSettings<>(
                KafkaConfig.Topic.class,
                cluster.topicConfig(Map.of("password", "", "password-file", passwordFile.toString(), "timeout", "3s")),
                "wenshu.kafka.topics.<name>");
        KafkaConfig config = () -> Map.of("inbox", settings.recording());
        connector = new KafkaConnector(config);
        routes = List.of(new KafkaSourceRoute(config), new KafkaWriteBackRoute(config));
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
    public void put(String fileName, byte[] content) throws Exception {
        cluster.put(
                0,
                fileName,
                content,
                Map.of("fileName", fileName, "camelfilename", "/etc/passwd", "WENSHUITEM", "forged"));
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
    public Map<String, String> seen() throws Exception {
        return cluster.seen();
    }

    @Override
    public void makeUnreachable() {
        cluster.stop();
    }

    @Override
    public Credentials credentials() {
        return new Credentials.Checked(() -> Files.writeString(passwordFile, "not the password"));
    }

    @Override
    public List<String> secrets() {
        return List.of(TestCluster.PASSWORD);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
