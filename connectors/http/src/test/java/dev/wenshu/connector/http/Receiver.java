package dev.wenshu.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A program that takes webhooks as it should: it drops what it had, and forgets what is withdrawn. */
final class Receiver {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final Map<String, String> state = new ConcurrentSkipListMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int always = 204;
    private volatile boolean silent;

    /** One webhook as it arrived. */
    record Hook(String id, String timestamp, String signature, byte[] body) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=in-the-query";
    }

    /** The next ones are answered these. */
    void answerNext(Integer... next) {
        statuses.addAll(List.of(next));
    }

    void answerAlways(int status) {
        always = status;
    }

    void fallSilent() {
        silent = true;
    }

    List<Hook> hooks() {
        return List.copyOf(hooks);
    }

    /** What it holds to be true, by document and suffix. */
    Map<String, String> state() {
        return Map.copyOf(state);
    }

    void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (silent) {
                closed.await();
                return;
            }
            Integer next = statuses.poll();
            int status = next == null ? always : next;
            hooks.add(new Hook(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    body));
            if (status < 300) {
                remember(Json.mapper().readTree(body));
            }
            if (status == 429) {
                exchange.getResponseHeaders().set("Retry-After", "120");
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(JsonNode event) {
        JsonNode data = event.get("data");
        String key = data.get("id").asText() + data.get("suffix").asText();
        switch (event.get("type").asText()) {
            case "document.result" ->
                state.put(
                        key,
                        data.has("result")
                                ? data.get("result").toString()
                                : data.get("text").asText());
            case "document.withdrawn" -> state.remove(key);
            default -> throw new AssertionError("an unknown event");
        }
    }
}
