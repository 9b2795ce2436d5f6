package dev.wenshu.inference.openai;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the server is and how long it may take.
 *
 * @param url the root under which {@code /v1/...} lies, with or without {@code /v1} itself
 * @param apiKey sent as a bearer token; never shown
 * @param requestTimeout from the request to the last byte of the answer
 * @param maxResponse bytes of an answer; a longer one is a fault
 */
public record OpenAiConfig(
        URI url, Optional<String> apiKey, Duration connectTimeout, Duration requestTimeout, long maxResponse) {
    private static final long DEFAULT_MAX_RESPONSE = 64L * 1024 * 1024;

    public OpenAiConfig {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || url.getHost() == null) {
            throw new IllegalArgumentException("not an http or https address of an inference server: " + url);
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException("credentials do not belong in the inference server's address");
        }
    }

    public static OpenAiConfig of(URI url) {
        return new OpenAiConfig(
                url, Optional.empty(), Duration.ofSeconds(5), Duration.ofMinutes(2), DEFAULT_MAX_RESPONSE);
    }

    @Override
    public String toString() {
        return "OpenAiConfig[url=" + url + ", apiKey=" + (apiKey.isPresent() ? "set" : "none") + "]";
    }
}
