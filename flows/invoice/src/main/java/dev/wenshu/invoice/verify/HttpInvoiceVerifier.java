package dev.wenshu.invoice.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a service of the house or of a provider over HTTP. The query is posted as JSON; the answer is JSON with {@code status}
 * {@code valid}, {@code unknown}, {@code void}, {@code reversed} or {@code mismatch}, the last with {@code fields}. Redirects are not
 * followed.
 */
public final class HttpInvoiceVerifier implements InvoiceVerifier, AutoCloseable {
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final HttpClient client;
    private final URI url;
    private final String key;
    private final Duration timeout;
    private final Semaphore calls;

    /**
     * Opens no connection yet.
     *
     * @param key sent as bearer token; empty for none
     * @param timeout of one call, waiting for a free one included
     * @param most calls at the same time
     */
    public HttpInvoiceVerifier(URI url, String key, Duration timeout, int most) {
        this.url = url;
        this.key = key;
        this.timeout = timeout;
        this.calls = new Semaphore(most);
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Verification verify(Query query) {
        try {
            if (!calls.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return unavailable(FaultCategory.CAPACITY, "too many calls at a time");
            }
            try {
                return answered(ask(query));
            } finally {
                calls.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable(FaultCategory.EXTERNAL, "interrupted");
        } catch (TimeoutException e) {
            return unavailable(FaultCategory.EXTERNAL, "no answer within " + timeout);
        } catch (ExecutionException e) {
            return unavailable(FaultCategory.EXTERNAL, "the service cannot be reached or its answer is too large");
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpResponse<byte[]> ask(Query query) throws InterruptedException, ExecutionException, TimeoutException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(write(query)));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private static Verification answered(HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 200 -> parse(answer.body());
            case 404 -> new Verification.Unknown();
            case 400, 401, 403, 422 -> unavailable(FaultCategory.SETUP, "status " + answer.statusCode());
            case 429, 503 -> unavailable(FaultCategory.CAPACITY, "status " + answer.statusCode());
            default -> unavailable(FaultCategory.EXTERNAL, "status " + answer.statusCode());
        };
    }

    private static Verification parse(byte[] body) {
        try {
            JsonNode answer = Json.mapper().readTree(body);
            return switch (answer.path("status").asText("")) {
                case "valid" -> new Verification.Valid();
                case "unknown" -> new Verification.Unknown();
                case "void" -> new Verification.Withdrawn(false);
                case "reversed" -> new Verification.Withdrawn(true);
                case "mismatch" -> new Verification.Mismatch(fields(answer.path("fields")));
                default -> unavailable(FaultCategory.EXTERNAL, "the answer has no known status");
            };
        } catch (IOException e) {
            return unavailable(FaultCategory.EXTERNAL, "the answer is not JSON");
        }
    }

    /** An answer that does not say what differs still says that something does. */
    private static Set<String> fields(JsonNode names) {
        Set<String> fields = new HashSet<>();
        names.forEach(name -> {
            if (name.asText("").matches("[a-z_]{1,40}")) {
                fields.add(name.asText());
            }
        });
        return fields.isEmpty() ? Set.of("") : fields;
    }

    private static byte[] write(Query query) {
        try {
            return Json.mapper().writeValueAsBytes(query);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a query cannot be written as JSON", e);
        }
    }

    private static Verification unavailable(FaultCategory category, String reason) {
        return new Verification.Unavailable(category, reason);
    }
}
