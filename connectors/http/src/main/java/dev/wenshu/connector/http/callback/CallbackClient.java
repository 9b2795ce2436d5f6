package dev.wenshu.connector.http.callback;

import dev.wenshu.connector.http.secret.StandardSecret;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts signed webhooks. Redirects are not followed, and what the receiver says beside its status is not read. One that says {@code
 * Retry-After} is not asked before. Thread-safe.
 */
public final class CallbackClient {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Map<URI, Instant> pauses = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public CallbackClient(InstantSource clock) {
        this.clock = clock;
    }

    /** Made at the first delivery: most suites have no callback. */
    private static final class Client {
        static final HttpClient INSTANCE = HttpClient.newBuilder()
                .connectTimeout(LONGEST_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Returns once the receiver said that it has it; else a fault that says who has to act. */
    public void deliver(Callback to, String id, byte[] body) {
        Instant now = clock.instant();
        Instant notBefore = pauses.getOrDefault(to.url(), Instant.MIN);
        if (now.isBefore(notBefore)) {
            throw new Fault(FaultCategory.EXTERNAL, "callback " + to.shown() + " asked for a pause until " + notBefore);
        }
        HttpRequest request = HttpRequest.newBuilder(to.url())
                .timeout(to.timeout())
                .header("Content-Type", "application/json")
                .header(StandardSecret.ID, id)
                .header(StandardSecret.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .header(StandardSecret.SIGNATURE, StandardSecret.sign(to.secret(), id, now, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        judge(to, send(to, request), now);
    }

    private HttpResponse<Void> send(Callback to, HttpRequest request) {
        CompletableFuture<HttpResponse<Void>> answer = Client.INSTANCE.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(to.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw external(to, "did not answer within " + to.timeout(), e);
        } catch (ExecutionException e) {
            throw external(to, "cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw external(to, "was not waited for", e);
        } finally {
            answer.cancel(true);
        }
    }

    private void judge(Callback to, HttpResponse<Void> answer, Instant now) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            pauses.remove(to.url());
            return;
        }
        String said = "callback " + to.shown() + " answered " + status;
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            answer.headers()
                    .firstValue("Retry-After")
                    .map(String::strip)
                    .filter(value -> value.matches("\\d{1,6}"))
                    .ifPresent(value -> pauses.put(to.url(), now.plus(pause(value))));
            throw new Fault(FaultCategory.EXTERNAL, said + ". It is tried again");
        }
        boolean input = status == 400 || status == 409 || status == 413 || status == 415 || status == 422;
        throw input
                ? new Fault(FaultCategory.INPUT, said + " to this result, and will not be asked again")
                : new Fault(FaultCategory.SETUP, said + ". Check its address and secret");
    }

    private static Duration pause(String seconds) {
        Duration said = Duration.ofSeconds(Long.parseLong(seconds));
        return said.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : said;
    }

    private static Fault external(Callback to, String what, Exception cause) {
        return new Fault(FaultCategory.EXTERNAL, "callback " + to.shown() + " " + what + ". It is tried again", cause);
    }
}
