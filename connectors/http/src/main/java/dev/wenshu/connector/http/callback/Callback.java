package dev.wenshu.connector.http.callback;

import dev.wenshu.connector.settings.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * Where results are sent, from the settings and never from a request.
 *
 * @param timeout of one delivery
 */
public record Callback(URI url, Secret secret, Duration timeout) {
    /** The address without its query, which may hold a token. */
    public String shown() {
        return url.getScheme() + "://" + url.getAuthority() + url.getPath();
    }

    @Override
    public String toString() {
        return "Callback[" + shown() + "]";
    }
}
