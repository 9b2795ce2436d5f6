package dev.wenshu.connector.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wenshu.kernel.HardenedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Stands in front of S3Proxy and adds what that lacks: tags, kept as Amazon documents them (10 of them, 128 and 256 units, its
 * characters; copied with an object, gone with it). Passes everything else on as it came, signature included. Can also fail.
 */
final class TaggingGateway implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade");

    static {
        // Signatures cover the Host header, so it is passed on as the client sent it.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final URI behind;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();
    private final AtomicInteger cutShort = new AtomicInteger();
    private volatile boolean hanging;
    private volatile Runnable beforeNextPut = () -> {};

    TaggingGateway(URI behind) throws IOException {
        this.behind = behind;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Map<String, String> tags(String bucketAndKey) {
        return tags.getOrDefault("/" + bucketAndKey, Map.of());
    }

    void tag(String bucketAndKey, Map<String, String> as) {
        tags.put("/" + bucketAndKey, new TreeMap<>(as));
    }

    /** From now on it takes requests and answers none. */
    void hang() {
        hanging = true;
    }

    /** The next object that is read ends in its middle. */
    void cutNextObjectShort() {
        cutShort.incrementAndGet();
    }

    /** Runs once, between what the connector looked at and what it writes. */
    void beforeNextPut(Runnable action) {
        beforeNextPut = action;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (hanging) {
                Thread.sleep(Duration.ofMinutes(5));
            }
            String query = exchange.getRequestURI().getRawQuery();
            String object = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                Runnable once = beforeNextPut;
                beforeNextPut = () -> {};
                once.run();
            }
            if (query != null && query.matches("tagging(=.*)?")) {
                answerTags(exchange, object, body);
            } else {
                passOn(exchange, object, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passOn(HttpExchange exchange, String object, byte[] body) throws IOException, InterruptedException {
        String method = exchange.getRequestMethod();
        String target = behind + exchange.getRequestURI().toString();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(target)).method(method, BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() < 300) {
            keepTags(exchange, object, method);
        }
        response.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        byte[] answer = response.body();
        if (method.equals("HEAD")) {
            response.headers()
                    .firstValue("content-length")
                    .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
            exchange.sendResponseHeaders(response.statusCode(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
        boolean isObject = method.equals("GET") && exchange.getRequestURI().getQuery() == null;
        int sent = isObject && cutShort.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? answer.length / 2
                : answer.length;
        exchange.getResponseBody().write(answer, 0, sent);
    }

    private void keepTags(HttpExchange exchange, String object, String method) {
        String source = exchange.getRequestHeaders().getFirst("x-amz-copy-source");
        if (method.equals("DELETE")) {
            tags.remove(object);
        } else if (source != null) {
            String from = "/" + URLDecoder.decode(source.replace("+", "%2B"), StandardCharsets.UTF_8);
            tags.put(object, tags.getOrDefault(from.replaceFirst("^//", "/"), Map.of()));
        } else if (method.equals("PUT")) {
            tags.remove(object);
        }
    }

    private void answerTags(HttpExchange exchange, String object, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            StringBuilder set = new StringBuilder("<Tagging><TagSet>");
            tags.getOrDefault(object, Map.of())
                    .forEach((name, value) -> set.append("<Tag><Key>")
                            .append(name)
                            .append("</Key><Value>")
                            .append(value)
                            .append("</Value></Tag>"));
            send(exchange, 200, set.append("</TagSet></Tagging>").toString());
            return;
        }
        Map<String, String> read = new TreeMap<>();
        try (InputStream in = new ByteArrayInputStream(body)) {
            NodeList nodes = HardenedXml.parse(in).getElementsByTagNameNS("*", "Tag");
            for (int at = 0; at < nodes.getLength(); at++) {
                Element tag = (Element) nodes.item(at);
                read.put(text(tag, "Key"), text(tag, "Value"));
            }
        }
        boolean allowed = read.size() <= 10
                && read.entrySet().stream()
                        .allMatch(tag -> isAllowed(tag.getKey(), 128) && isAllowed(tag.getValue(), 256));
        if (allowed) {
            tags.put(object, read);
            send(exchange, 200, "");
        } else {
            send(exchange, 400, "<Error><Code>InvalidTag</Code><Message>not allowed</Message></Error>");
        }
    }

    private static boolean isAllowed(String text, int longest) {
        return text.length() <= longest && text.matches("[\\p{L}\\p{N}\\p{Zs}+\\-=._:/@]*");
    }

    private static String text(Element tag, String name) {
        return tag.getElementsByTagNameNS("*", name).item(0).getTextContent();
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
