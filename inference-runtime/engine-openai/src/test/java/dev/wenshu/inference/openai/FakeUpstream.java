package dev.wenshu.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that answers what it is told, and remembers what it was asked. */
final class FakeUpstream implements AutoCloseable {
    static final String EVENTS = "text/event-stream";
    static final String JSON = "application/json";

    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer http;

    FakeUpstream() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.start();
    }

    static String recorded(String name) {
        try (InputStream in = FakeUpstream.class.getResourceAsStream("/recorded/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("nothing recorded as " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    OpenAiServer connect() {
        return connect("/v1", 1 << 20);
    }

    OpenAiServer connect(String suffix, long maxResponse) {
        URI url = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + suffix);
        Duration patience = Duration.ofSeconds(30);
        return new OpenAiServer(new OpenAiConfig(url, Optional.of("sk-secret"), patience, patience, maxResponse));
    }

    FakeUpstream answer(String path, int status, String type, String body, Map<String, String> headers) {
        return handle(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            headers.forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    FakeUpstream answer(String path, int status, String type, String body) {
        return answer(path, status, type, body, Map.of());
    }

    /** Sends events and leaves the rest to the given code. */
    FakeUpstream stream(String path, Stream stream) {
        return handle(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", EVENTS);
            exchange.sendResponseHeaders(200, 0);
            stream.write(exchange.getResponseBody());
        });
    }

    FakeUpstream handle(String path, Handler handler) {
        http.createContext(path, exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked.add(new Asked(
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body.length == 0
                            ? Json.mapper().missingNode()
                            : Json.mapper().readTree(body)));
            try (exchange) {
                handler.handle(exchange);
            }
        });
        return this;
    }

    List<Asked> asked() {
        return asked;
    }

    void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        released.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    record Asked(URI uri, Map<String, List<String>> headers, JsonNode body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    @FunctionalInterface
    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    @FunctionalInterface
    interface Stream {
        void write(OutputStream out) throws IOException;
    }
}
