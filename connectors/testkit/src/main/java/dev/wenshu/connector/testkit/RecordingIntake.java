package dev.wenshu.connector.testkit;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WenshuHeaders;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.builder.RouteBuilder;

/** Takes the place of the suite's intake: reads each item to its end without keeping it, and remembers what it was. */
public final class RecordingIntake extends RouteBuilder {
    private final List<HandedOn> handedOn = new CopyOnWriteArrayList<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

    /**
     * One item as it arrived.
     *
     * @param foreignHeaders headers that a connector should have removed
     */
    public record HandedOn(SourceItem item, String sha256, Set<String> foreignHeaders) {}

    @Override
    public void configure() {
        from(ConnectorEndpoints.INTAKE)
                .routeId("recording-intake")
                .errorHandler(noErrorHandler())
                .streamCache("false")
                .process(this::take);
    }

    public List<HandedOn> handedOn() {
        return List.copyOf(handedOn);
    }

    /** How often an item of that file name arrived. */
    public long count(String fileName) {
        return handedOn.stream()
                .filter(one -> one.item().fileName().equals(fileName))
                .count();
    }

    /** The next item ends in {@code fault}; several calls queue up. */
    public void failNext(Fault fault) {
        faults.add(fault);
    }

    /** Whether every fault asked for was raised. */
    public boolean hasRaisedAll() {
        return faults.isEmpty();
    }

    private void take(Exchange exchange) throws IOException {
        Fault fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
        SourceItem item = exchange.getMessage().getHeader(WenshuHeaders.ITEM, SourceItem.class);
        MessageDigest digest = ContentHash.sha256();
        try (InputStream body =
                new DigestInputStream(exchange.getMessage().getMandatoryBody(InputStream.class), digest)) {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (InvalidPayloadException e) {
            throw new AssertionError("the body of an item is a stream", e);
        }
        Set<String> foreign = exchange.getMessage().getHeaders().keySet().stream()
                .filter(name -> !name.equals(WenshuHeaders.ITEM) && WenshuHeaders.isInternal(name))
                .collect(Collectors.toUnmodifiableSet());
        handedOn.add(new HandedOn(item, ContentHash.of(digest).hex(), foreign));
    }
}
