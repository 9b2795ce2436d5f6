package dev.wenshu.connector.http;

import dev.wenshu.connector.http.Sender.Client;
import dev.wenshu.connector.http.request.ApiRequest;
import dev.wenshu.connector.http.request.Refusal;
import dev.wenshu.connector.http.request.RequestRefused;
import dev.wenshu.connector.http.secret.Hmac;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tells clients by their API key: {@code Authorization: Bearer} (RFC 6750) or {@code X-Api-Key}. */
final class ApiKeys {
    private static final Logger LOG = Logger.getLogger(ApiKeys.class);
    private static final String BEARER = "Bearer ";

    private final List<Client> clients;

    ApiKeys(List<Client> clients) {
        this.clients = clients;
    }

    /** The client; one refusal for all that can be wrong. Every key is compared, whole, so that time tells nothing. */
    Client require(ApiRequest request) {
        String presented = digest(presented(request).orElse(""));
        Optional<Client> found = Optional.empty();
        for (Client client : clients) {
            boolean equal = Hmac.areEqual(digest(key(client)), presented);
            found = equal ? Optional.of(client) : found;
        }
        return found.orElseThrow(() -> new RequestRefused(Refusal.UNAUTHORIZED, "an API key is needed"));
    }

    private static Optional<String> presented(ApiRequest request) {
        return request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .or(() -> request.header("X-Api-Key"))
                .filter(key -> !key.isEmpty());
    }

    /** Where a key cannot be read, that client is a stranger and the others are not. */
    private static String key(Client client) {
        try {
            return client.secret().require();
        } catch (Fault fault) {
            LOG.warnf("Client %s is not let in: %s", client.name(), fault.getMessage());
            return "\0";
        }
    }

    private static String digest(String key) {
        return ContentHash.of(key.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
