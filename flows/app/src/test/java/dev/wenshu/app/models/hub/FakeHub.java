package dev.wenshu.app.models.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.wenshu.kernel.ContentHash;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A hub with the API of Hugging Face and of ModelScope, which sends on to a second server for the bytes. */
public final class FakeHub implements AutoCloseable {
    public final Map<String, byte[]> files = new TreeMap<>();
    final List<String> hubTokens = new CopyOnWriteArrayList<>();
    final List<String> cdnTokens = new CopyOnWriteArrayList<>();
    final List<String> ranges = new CopyOnWriteArrayList<>();
    /** One for each answer of the second server, as long as there are any. */
    final Deque<Behaviour> script = new ArrayDeque<>();
    /** Statuses that the hub answers with before it works. */
    final Deque<Integer> statuses = new ArrayDeque<>();

    boolean listsHashes = true;
    String etag = "\"1\"";

    @Nullable
    String listing;

    @Nullable
    String redirect;

    private final HttpServer hub;
    private final HttpServer cdn;

    public FakeHub() {
        hub = start(this::answer);
        cdn = start(this::send);
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
    }

    @Override
    public void close() {
        hub.stop(0);
        cdn.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        remember(exchange, hubTokens);
        Integer status = statuses.poll();
        String path = exchange.getRequestURI().getPath();
        if (status != null) {
            exchange.sendResponseHeaders(status, -1);
        } else if (path.equals("/api/models/owner/repo/tree/main")) {
            json(exchange, listing != null ? listing : huggingFace());
        } else if (path.equals("/api/v1/models/owner/repo/repo/files")) {
            json(exchange, modelScope());
        } else if (path.contains("/resolve/")) {
            String to = redirect != null
                    ? redirect
                    : "http://127.0.0.1:" + cdn.getAddress().getPort() + path;
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private void send(HttpExchange exchange) throws IOException {
        remember(exchange, cdnTokens);
        Behaviour behaviour = script.isEmpty() ? new Behaviour.Whole() : script.poll();
        String path = exchange.getRequestURI().getPath();
        byte[] content = files.get(path.replaceFirst(".*/resolve/(main|master)/", ""));
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        ranges.add(range == null ? "" : range);
        boolean partial = range != null && (condition == null || condition.equals(etag));
        int begin = partial ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        exchange.getResponseHeaders().add("ETag", etag);
        if (partial) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + begin + "-" + (content.length - 1) + "/" + content.length);
        }
        try (OutputStream out = exchange.getResponseBody()) {
            switch (behaviour) {
                case Behaviour.Whole _ -> {
                    exchange.sendResponseHeaders(partial ? 206 : 200, content.length - begin);
                    out.write(content, begin, content.length - begin);
                }
                case Behaviour.Cut cut -> {
                    exchange.sendResponseHeaders(partial ? 206 : 200, content.length - begin);
                    out.write(content, begin, cut.bytes());
                    out.flush();
                    throw new IOException("the line is cut");
                }
                case Behaviour.Endless _ -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] more = new byte[4096];
                    for (int i = 0; i < 100_000; i++) {
                        out.write(more);
                    }
                }
                case Behaviour.Silent _ -> {
                    exchange.sendResponseHeaders(partial ? 206 : 200, content.length - begin);
                    out.write(content, begin, 1);
                    out.flush();
                    hold();
                }
                case Behaviour.Status status -> exchange.sendResponseHeaders(status.code(), -1);
            }
        } finally {
            exchange.close();
        }
    }

    /** Longer than any patience of a test; the server's end interrupts it. */
    private static void hold() {
        try {
            Thread.currentThread().join(20_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String huggingFace() {
        return files.entrySet().stream()
                .map(file -> "{\"type\":\"file\",\"oid\":\"" + "a".repeat(40) + "\",\"size\":" + file.getValue().length
                        + ",\"path\":\"" + file.getKey() + "\""
                        + (listsHashes
                                ? ",\"lfs\":{\"oid\":\"" + ContentHash.of(file.getValue()) + "\",\"size\":"
                                        + file.getValue().length + ",\"pointerSize\":135}"
                                : "")
                        + "}")
                .collect(Collectors.joining(",", "[{\"type\":\"directory\",\"path\":\"Q8_0\"},", "]"));
    }

    private String modelScope() {
        return files.entrySet().stream()
                .map(file -> "{\"Type\":\"blob\",\"Name\":\"x\",\"Path\":\"" + file.getKey() + "\",\"Size\":"
                        + file.getValue().length + ",\"Sha256\":\"" + ContentHash.of(file.getValue()) + "\"}")
                .collect(Collectors.joining(",", "{\"Code\":200,\"Data\":{\"Files\":[", "]}}"));
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void remember(HttpExchange exchange, List<String> tokens) {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        tokens.add(token == null ? "" : token);
    }

    private static HttpServer start(HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", handler);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What happens to one answer. */
    sealed interface Behaviour {
        record Whole() implements Behaviour {}

        /** The connection breaks after so many bytes. */
        record Cut(int bytes) implements Behaviour {}

        record Endless() implements Behaviour {}

        /** One byte, and then nothing. */
        record Silent() implements Behaviour {}

        record Status(int code) implements Behaviour {}
    }
}
