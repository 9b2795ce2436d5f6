package dev.wenshu.connector.http;

import dev.wenshu.connector.http.HttpConfig.Scheme;
import dev.wenshu.connector.http.Sender.Webhook;
import dev.wenshu.connector.http.request.ApiRequest;
import dev.wenshu.connector.http.secret.Hmac;
import dev.wenshu.connector.http.secret.StandardSecret;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;

/** The signature of one webhook, checked while its body passes by. For one thread. */
final class WebhookSignature {
    private static final String GITHUB = "X-Hub-Signature-256";
    private static final String GITHUB_PREFIX = "sha256=";

    private final Scheme scheme;
    private final String presented;
    private final Mac mac;
    private final Optional<String> id;

    private WebhookSignature(Scheme scheme, String presented, Mac mac, Optional<String> id) {
        this.scheme = scheme;
        this.presented = presented;
        this.mac = mac;
        this.id = id;
    }

    /** Empty where headers are missing or malformed, or the time is further off than the webhook's tolerance. */
    static Optional<WebhookSignature> of(Webhook webhook, ApiRequest request, Instant now) {
        return switch (webhook.scheme()) {
            case GITHUB ->
                request.header(GITHUB)
                        .map(value -> new WebhookSignature(
                                Scheme.GITHUB,
                                value,
                                Hmac.sha256(webhook.secret().require().getBytes(StandardCharsets.UTF_8)),
                                Optional.empty()));
            case STANDARD -> {
                Optional<String> id = request.header(StandardSecret.ID).filter(value -> value.matches("[!-~]{1,255}"));
                Optional<Long> timestamp = request.header(StandardSecret.TIMESTAMP)
                        .filter(value -> value.matches("\\d{1,12}"))
                        .map(Long::valueOf)
                        .filter(seconds -> Duration.between(Instant.ofEpochSecond(seconds), now)
                                        .abs()
                                        .compareTo(webhook.tolerance())
                                <= 0);
                Optional<String> signature = request.header(StandardSecret.SIGNATURE);
                yield id.isEmpty() || timestamp.isEmpty()
                        ? Optional.empty()
                        : signature.map(value -> new WebhookSignature(
                                Scheme.STANDARD,
                                value,
                                StandardSecret.begin(webhook.secret(), id.get(), timestamp.get()),
                                id));
            }
        };
    }

    /** What the sender calls this webhook, the same at each of its attempts; only where the signature covers it. */
    Optional<String> id() {
        return id;
    }

    InputStream watching(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                if (count > 0) {
                    mac.update(target, offset, count);
                }
                return count;
            }
        };
    }

    /** Whether it is the signature of what passed by; asked once, at the end. */
    boolean holds() {
        return switch (scheme) {
            case STANDARD -> StandardSecret.matches(presented, StandardSecret.end(mac));
            case GITHUB ->
                Hmac.areEqual(presented, GITHUB_PREFIX + HexFormat.of().formatHex(mac.doFinal()));
        };
    }
}
