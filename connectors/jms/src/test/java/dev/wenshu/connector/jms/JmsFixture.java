package dev.wenshu.connector.jms;

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
import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.camel.RoutesBuilder;

/** A queue of Artemis. The password comes from a file, so that it can be spoilt. */
final class JmsFixture implements ConnectorFixture {
    private final TestBroker broker;
    private final Path passwordFile;
    private final ReadSettings<JmsConfig.Queue> settings;
    private final JmsConnector connector;
    private final List<RoutesBuilder> routes;

    JmsFixture(Path folder) throws Exception {
        broker = new TestBroker(folder.resolve("broker"));
        passwordFile = Files.writeString(folder.resolve("password"), TestBroker.PASSWORD + "\n");
        settings = new ReadSettings<>(
                JmsConfig.Queue.class,
                broker.queueConfig(Map.of("password", "", "password-file", passwordFile.toString())),
                "wenshu.jms.queues.<name>");
        JmsConfig config = () -> Map.of("inbox", settings.recording());
        connector = new JmsConnector(config);
        routes = List.of(new JmsSourceRoute(config), new JmsWriteBackRoute(config));
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
    public void put(String fileName, byte[] content) throws JMSException {
        broker.put(content, message -> {
            message.setStringProperty("fileName", fileName);
            message.setStringProperty("camelfilename", "/etc/passwd");
            message.setStringProperty("WENSHUITEM", "forged");
            message.setJMSReplyTo(ActiveMQDestination.createQueue("replies"));
        });
    }

    @Override
    public WriteBackOperation operation(Capability capability) {
        return switch (capability) {
            case SIDECAR -> new WriteSidecar(".wenshu.json", "{\"total\":\"1.00\"}".getBytes(StandardCharsets.UTF_8));
            case LEDGER_ROW ->
                new AppendLedgerRow(
                        "wenshu-ledger.xlsx", "document-1", List.of(new Cell("Total", CellType.AMOUNT, "1.00")));
            case PROPERTIES -> new SetProperties(Map.of("decision", "accepted"));
            case REPLY -> new Reply("Done\nErledigt");
            case MOVE_ORIGINAL -> new MoveOriginal("done/2026-11");
            case PICK_UP, UNDO -> throw new IllegalArgumentException(capability + " is no operation");
        };
    }

    @Override
    public Map<String, String> seen() throws JMSException {
        return broker.seen();
    }

    @Override
    public void makeUnreachable() throws Exception {
        broker.stop();
    }

    @Override
    public Credentials credentials() {
        return new Credentials.Checked(() -> Files.writeString(passwordFile, "not the password"));
    }

    @Override
    public List<String> secrets() {
        return List.of(TestBroker.PASSWORD);
    }

    @Override
    public void close() throws Exception {
        broker.close();
    }
}
