package dev.wenshu.connector.http;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WenshuHeaders;
import dev.wenshu.connector.http.request.Refusal;
import dev.wenshu.connector.http.request.RequestRefused;
import dev.wenshu.connector.http.request.Spooled;
import dev.wenshu.connector.http.result.DocumentId;
import dev.wenshu.connector.http.result.Receipt;
import dev.wenshu.connector.http.result.ResultStore;
import dev.wenshu.connector.http.result.StoreFaults;
import dev.wenshu.kernel.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ExchangeBuilder;

/** Hands documents to the suite, each once for as long as its receipt is kept. Headers of a request never come this far. */
final class Intake {
    private static final int LOCKS = 64;

    private final ProducerTemplate suite;
    private final ResultStore store;
    private final InstantSource clock;
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    Intake(ProducerTemplate suite, ResultStore store, InstantSource clock) {
        this.suite = suite;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The document's id, once the suite has it.
     *
     * @param key what the sender calls this request, if it does
     * @param place of the document in the request
     */
    String handOn(Sender sender, Optional<String> key, int place, Spooled document) {
        Receipt receipt = new Receipt(document.fileName(), document.sha256(), clock.instant());
        String id = DocumentId.of(sender.source(), key, place, receipt);
        Lock lock = locks[Math.floorMod(id.hashCode(), LOCKS)];
        lock.lock();
        try {
            Optional<Receipt> before = store.receipt(sender.source(), id);
            if (before.isEmpty()) {
                handOn(sender, id, receipt, document);
                store.keep(sender.source(), id, receipt);
            } else if (!before.get().sha256().equals(document.sha256())) {
                throw new RequestRefused(Refusal.UNPROCESSABLE, "this key was used before for another document");
            }
            return id;
        } finally {
            lock.unlock();
        }
    }

    private void handOn(Sender sender, String id, Receipt receipt, Spooled document) {
        try (InputStream content = Files.newInputStream(document.file())) {
            SourceItem item = new SourceItem(
                    HttpConnector.NAME,
                    sender.source(),
                    id,
                    document.sha256(),
                    document.fileName(),
                    receipt.receivedAt());
            Exchange exchange = suite.send(
                    ConnectorEndpoints.INTAKE,
                    ExchangeBuilder.anExchange(suite.getCamelContext())
                            .withBody(content)
                            .withHeader(WenshuHeaders.ITEM, item)
                            .build());
            if (exchange.getException() != null) {
                throw fault(exchange.getException());
            }
        } catch (IOException e) {
            throw StoreFaults.of("reading an upload back", e);
        }
    }

    private static Fault fault(Exception thrown) {
        Throwable at = thrown;
        while (at != null && !(at instanceof Fault)) {
            at = at.getCause();
        }
        return at instanceof Fault fault ? fault : new Fault(Fault.categoryOf(thrown), "intake failed", thrown);
    }
}
