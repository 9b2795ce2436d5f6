package dev.wenshu.connector.http;

import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** Vert.x's HTTP server on a free port of loopback, which comes into a Camel context as if it were a route. */
final class TestServer extends RouteBuilder {
    private Optional<VertxPlatformHttpServer> server = Optional.empty();

    @Override
    public void configure() throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer started = new VertxPlatformHttpServer(configuration);
        getContext().addService(started, true, true);
        server = Optional.of(started);
    }

    String address() {
        return "http://127.0.0.1:" + server.orElseThrow().getPort();
    }
}
