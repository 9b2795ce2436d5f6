package dev.wenshu.app.models.hub;

import dev.wenshu.app.models.Upstream;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a hub, and the hosts it sends on to. The token goes to the hub's own address only, and never over plain http to
 * another machine. Redirects are followed by hand for that, a few times, and never from https to http.
 */
final class HubClient implements AutoCloseable {
    private static final int MAX_REDIRECTS = 5;
    private static final Duration HEADERS = Duration.ofSeconds(60);

    private final Hub hub;
    private final @Nullable String token;
    private final Duration stallTimeout;
    private final HttpClient client;

    HubClient(Hub hub, Function<String, @Nullable String> environment, Duration connectTimeout, Duration stallTimeout) {
        this.hub = hub;
        String found = environment.apply(hub.tokenVariable());
        this.token = found == null || found.isBlank() || Upstream.isReadable(hub.base()) ? null : found.strip();
        this.stallTimeout = stallTimeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.getDefault())
                .build();
    }

    Hub hub() {
        return hub;
    }

    /** An answer of status 200, 206 or 416. Of others, those that may pass are IOExceptions, those that will not are faults. */
    Answer get(URI uri, Map<String, String> headers) throws IOException {
        URI at = uri;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Answer answer = once(at, headers);
            if (!isRedirect(answer.status())) {
                return checked(answer, uri);
            }
            answer.close();
            at = next(at, answer.headers().firstValue("Location").orElse(""));
        }
        throw new Fault(FaultCategory.EXTERNAL, hub.title() + " redirects more than " + MAX_REDIRECTS + " times");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Answer once(URI uri, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(HEADERS)
                .header("User-Agent", "wenshu")
                .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        if (token != null && isOrigin(uri)) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                    client.send(request.build(), BodyHandlers.ofPublisher());
            TimedBody body = new TimedBody(stallTimeout);
            response.body().subscribe(body);
            return new Answer(response.statusCode(), response.headers(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(FaultCategory.EXTERNAL, "the download was interrupted", e);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new Unreachable(uri.getHost(), e);
        }
    }

    private boolean isOrigin(URI uri) {
        return Objects.equals(lower(uri.getScheme()), lower(hub.base().getScheme()))
                && Objects.equals(lower(uri.getHost()), lower(hub.base().getHost()))
                && uri.getPort() == hub.base().getPort();
    }

    private URI next(URI from, String location) {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new Fault(FaultCategory.EXTERNAL, hub.title() + " redirects to what is no address", e);
        }
        String scheme = lower(to.getScheme());
        boolean web = scheme.equals("https") || scheme.equals("http");
        boolean downgrade = scheme.equals("http") && lower(from.getScheme()).equals("https");
        if (location.isEmpty() || !web || downgrade || to.getHost() == null || to.getRawUserInfo() != null) {
            throw new Fault(FaultCategory.EXTERNAL, hub.title() + " redirects to an address that is not followed");
        }
        return to;
    }

    private Answer checked(Answer answer, URI asked) throws IOException {
        int status = answer.status();
        if (status == 200 || status == 206 || status == 416) {
            return answer;
        }
        answer.close();
        String path = asked.getPath();
        if (status == 429 || status >= 500) {
            throw new Busy(hub.title() + " answers " + status, answer.headers());
        }
        throw switch (status) {
            case 401, 403 ->
                new Fault(
                        FaultCategory.SETUP,
                        hub.title() + " answers " + status + " for " + path + ": it does not exist, or it is gated or "
                                + "private. Accept its terms on its page and "
                                + (token == null
                                        ? "put a token into the environment variable " + hub.tokenVariable()
                                        : "check that the token in " + hub.tokenVariable() + " may read it"));
            case 404, 410 ->
                new Fault(FaultCategory.INPUT, hub.title() + " has no " + path + "; check the name of the repository");
            default -> new Fault(FaultCategory.EXTERNAL, hub.title() + " answers " + status + " for " + path);
        };
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** What came back, with the body still to be read. */
    record Answer(int status, HttpHeaders headers, TimedBody body) implements AutoCloseable {
        @Override
        public void close() {
            body.close();
        }
    }

    /** Nobody answered: no network, a wrong address, or a name that nobody knows. */
    static final class Unreachable extends IOException {
        private final String host;

        Unreachable(String host, IOException cause) {
            super("cannot connect to " + host, cause);
            this.host = host;
        }

        String host() {
            return host;
        }
    }

    /** The server is overloaded or broken and says so. */
    static final class Busy extends IOException {
        private static final long MAX_WAIT_SECONDS = 60;

        private final Duration retryAfter;

        Busy(String message, HttpHeaders headers) {
            super(message);
            String asked = headers.firstValue("Retry-After").orElse("");
            this.retryAfter = asked.matches("\\d{1,6}")
                    ? Duration.ofSeconds(Math.min(MAX_WAIT_SECONDS, Long.parseLong(asked)))
                    : Duration.ZERO;
        }

        Duration retryAfter() {
            return retryAfter;
        }
    }
}
