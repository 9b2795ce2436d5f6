package dev.wenshu.connector.mail;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.AppendLedgerRow;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.Reply;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.testkit.ConnectorFixture;
import dev.wenshu.connector.testkit.ReadSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;

/** A mailbox on GreenMail. */
final class MailFixture implements ConnectorFixture {
    private final TestMailServer server;
    private final ReadSettings<MailConfig> settings;
    private final MailConnector connector;
    private final List<RoutesBuilder> routes;

    MailFixture(TestMailServer server) {
        this.server = server;
        this.settings = new ReadSettings<>(MailConfig.class, server.settings(Map.of()), "wenshu.mail");
        this.connector = new MailConnector(settings.recording());
        this.routes = List.of(new MailSourceRoute(settings.recording()), new MailWriteBackRoute(settings.recording()));
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
        server.put("INBOX", arriving(fileName, content).content());
    }

    @Override
    public Arriving arriving(String fileName, byte[] content) {
        byte[] message = TestMailServer.message(
                fileName, new String(content, StandardCharsets.UTF_8), TestMailServer.messageId(fileName));
        return new Arriving(fileName + ".eml", message);
    }

    @Override
    public WriteBackOperation operation(Capability capability) {
        return switch (capability) {
            case SIDECAR -> new WriteSidecar(".wenshu.json", "{}".getBytes(StandardCharsets.UTF_8));
            case LEDGER_ROW -> new AppendLedgerRow("wenshu-ledger.xlsx", "document-1", List.of());
            case PROPERTIES -> new SetProperties(Map.of("decision", "accepted", "kind", "invoice", "total", "1.00"));
            case REPLY -> new Reply("rechnung.pdf: angenommen\n  Summe: 1.00 €\n");
            case MOVE_ORIGINAL -> new MoveOriginal("done/2026-11");
            case PICK_UP, UNDO -> throw new IllegalArgumentException(capability + " is no operation");
        };
    }

    @Override
    public Map<String, String> seen() throws Exception {
        return server.seen();
    }

    @Override
    public void makeUnreachable() {
        server.server().stop();
    }

    @Override
    public Credentials credentials() {
        return new Credentials.Checked(server::spoilPassword);
    }

    @Override
    public List<String> secrets() {
        return List.of(TestMailServer.PASSWORD);
    }

    @Override
    public void close() {
        server.server().stop();
    }
}
