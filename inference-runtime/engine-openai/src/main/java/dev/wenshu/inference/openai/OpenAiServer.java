package dev.wenshu.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.openai.wire.Refusal;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one server, shared by the ports on it. Thread-safe. Faults carry the status and the path, and nothing
 * of what was sent or came back.
 */
public final class OpenAiServer implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String AZURE = "/openai/deployments/";

    private final OpenAiConfig config;
    private final String root;
    private final String query;
    private final HttpClient client;

    public OpenAiServer(OpenAiConfig config) {
        this.config = config;
        String url = config.url().toString();
        int mark = url.indexOf('?');
        this.query = mark < 0 ? "" : url.substring(mark + 1);
        this.root = (mark < 0 ? url : url.substring(0, mark))
                .replaceFirst("/+$", "")
                .replaceFirst("/v1$", "");
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    JsonNode get(String path) {
        return look(path, ServerAnswer::json);
    }

    /** For those who look at headers and statuses too. */
    <T> T look(String path, Function<ServerAnswer, T> use) {
        HttpRequest request = request(path, config.requestTimeout()).GET().build();
        return exchange(request, path, ownLimits(), new Cancellation(), use);
    }

    JsonNode post(String path, JsonNode body) {
        return post(path, JSON, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    JsonNode post(String path, byte[] body) {
        return post(path, "application/octet-stream", body);
    }

    /**
     * Asks for an answer that may be streamed, and hands each JSON object of it on, on the calling thread. Gives what the
     * server said where it refused.
     */
    Optional<Refusal> ask(
            String path,
            JsonNode body,
            Map<String, String> headers,
            CallLimits limits,
            Cancellation cancellation,
            Consumer<JsonNode> pieces) {
        HttpRequest.Builder request = request(path, limits.total())
                .setHeader("Accept", "text/event-stream, " + JSON)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(body.toString()));
        headers.forEach(request::setHeader);
        return exchange(request.build(), path, limits, cancellation, answer -> {
            if (!answer.isSuccess()) {
                return Optional.of(answer.refusal());
            }
            answer.pieces(pieces);
            return Optional.empty();
        });
    }

    /** Whether the address has a query of its own, which goes with every request. */
    boolean hasQuery() {
        return !query.isEmpty();
    }

    URI url() {
        return config.url();
    }

    long maxResponse() {
        return config.maxResponse();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private JsonNode post(String path, String type, byte[] body) {
        HttpRequest request = request(path, config.requestTimeout())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return exchange(request, path, ownLimits(), new Cancellation(), ServerAnswer::json);
    }

    private CallLimits ownLimits() {
        return new CallLimits(config.requestTimeout(), config.requestTimeout(), config.maxResponse());
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        String separator = query.isEmpty() ? "" : path.indexOf('?') < 0 ? "?" : "&";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path + separator + query))
                .timeout(timeout)
                .header("Accept", JSON);
        // Azure takes a bearer token for one of its directory
        config.apiKey()
                .ifPresent(key -> request.header(
                        path.startsWith(AZURE) ? "api-key" : "Authorization",
                        path.startsWith(AZURE) ? key : "Bearer " + key));
        return request;
    }

    /** The client's own timeout ends at the headers; the answer watches over its body itself. */
    private <T> T exchange(
            HttpRequest request,
            String path,
            CallLimits limits,
            Cancellation cancellation,
            Function<ServerAnswer, T> use) {
        long endsAt = System.nanoTime() + limits.total().toNanos();
        AnswerBody body = new AnswerBody();
        CompletableFuture<HttpResponse<AnswerBody>> sent = client.sendAsync(request, head -> body);
        Cancellation.Registration registration = cancellation.onCancel(() -> {
            body.cancel();
            sent.cancel(true);
        });
        try (registration;
                body) {
            HttpResponse<AnswerBody> head = sent.get(limits.total().toNanos(), TimeUnit.NANOSECONDS);
            return use.apply(new ServerAnswer(path, head, limits, endsAt));
        } catch (CancellationException e) {
            throw new Cancelled();
        } catch (TimeoutException e) {
            throw external(path, "did not answer within " + limits.total(), e);
        } catch (ExecutionException e) {
            cancellation.check();
            throw external(path, "could not be asked: " + rootName(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw external(path, "was not waited for: interrupted", e);
        } finally {
            sent.cancel(true);
        }
    }

    static Fault external(String path, String what, @Nullable Throwable cause) {
        return new Fault(FaultCategory.EXTERNAL, "the inference server at " + path + " " + what, cause);
    }

    private static String rootName(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
