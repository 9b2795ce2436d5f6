package dev.wenshu.connector.http;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.kernel.ContentHash;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Stands in for the suite's intake where Quarkus finds the routes. */
@Singleton
class HostIntakeRoute extends RouteBuilder {
    private final List<String> received = new CopyOnWriteArrayList<>();

    @Override
    public void configure() {
        from(ConnectorEndpoints.INTAKE).streamCache("false").process(this::take);
    }

    /** SHA-256 of what arrived. */
    List<String> received() {
        return List.copyOf(received);
    }

    private void take(Exchange exchange) throws Exception {
        MessageDigest digest = ContentHash.sha256();
        try (InputStream body =
                new DigestInputStream(exchange.getMessage().getMandatoryBody(InputStream.class), digest)) {
            body.transferTo(OutputStream.nullOutputStream());
        }
        received.add(ContentHash.of(digest).hex());
    }
}
