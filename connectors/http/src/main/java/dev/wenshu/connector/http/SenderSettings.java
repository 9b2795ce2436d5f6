package dev.wenshu.connector.http;

import com.fasterxml.jackson.core.JsonPointer;
import dev.wenshu.connector.http.HttpConfig.Answered;
import dev.wenshu.connector.http.HttpConfig.Scheme;
import dev.wenshu.connector.http.Sender.Client;
import dev.wenshu.connector.http.Sender.Webhook;
import dev.wenshu.connector.http.callback.Callback;
import dev.wenshu.connector.http.secret.StandardSecret;
import dev.wenshu.connector.settings.Secret;
import dev.wenshu.kernel.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes senders of the settings, and lists what is wrong with them. */
final class SenderSettings {
    private static final int SHORTEST_KEY = 16;
    private static final String PREFIX = "wenshu.http.";

    private final List<String> faults;

    SenderSettings(List<String> faults) {
        this.faults = faults;
    }

    Client client(String name, HttpConfig.Client config) {
        String at = named("clients.", name);
        Secret key = new Secret(PREFIX + at + ".key", config.key(), config.keyEnv(), config.keyFile());
        requireSecret(key, at + ".key", this::requireLong);
        return new Client(name, key, callback(at, config));
    }

    Webhook webhook(String name, HttpConfig.Webhook config) {
        String at = named("webhooks.", name);
        Secret secret = new Secret(PREFIX + at + ".secret", config.secret(), config.secretEnv(), config.secretFile());
        requireSecret(
                secret, at + ".secret", config.scheme() == Scheme.STANDARD ? StandardSecret::bytes : this::requireLong);
        if (config.tolerance().compareTo(Duration.ofSeconds(1)) < 0
                || config.tolerance().compareTo(Duration.ofHours(1)) > 0) {
            faults.add(at + ".tolerance: must be between a second and an hour");
        }
        if (config.fileNamePointer().isPresent() && config.contentPointer().isEmpty()) {
            faults.add(at + ".file-name-pointer: needs content-pointer");
        }
        return new Webhook(
                name,
                secret,
                callback(at, config),
                config.scheme(),
                config.tolerance(),
                config.fileName(),
                pointer(at + ".content-pointer", config.contentPointer()),
                pointer(at + ".file-name-pointer", config.fileNamePointer()));
    }

    private String named(String kind, String name) {
        if (!name.matches("[a-z0-9-]{1,60}")) {
            faults.add(kind + name + ": a name must be of small letters, digits and -");
        }
        return kind + name;
    }

    private Optional<Callback> callback(String at, Answered config) {
        Secret secret = new Secret(
                PREFIX + at + ".callback-secret",
                config.callbackSecret(),
                config.callbackSecretEnv(),
                config.callbackSecretFile());
        if (config.callbackTimeout().compareTo(Duration.ofMillis(1)) < 0
                || config.callbackTimeout().compareTo(Duration.ofMinutes(5)) > 0) {
            faults.add(at + ".callback-timeout: must be between a millisecond and 5 minutes");
        }
        if (config.callback().isEmpty()) {
            if (secret.isSet()) {
                faults.add(at + ".callback-secret: is set without a callback");
            }
            return Optional.empty();
        }
        requireSecret(secret, at + ".callback-secret", StandardSecret::bytes);
        URI url = config.callback().get();
        if (!isAddress(url)) {
            faults.add(at + ".callback: must be http:// or https:// and a host, without credentials");
        }
        return Optional.of(new Callback(url, secret, config.callbackTimeout()));
    }

    private void requireSecret(Secret secret, String at, Consumer<Secret> look) {
        if (secret.ways() != 1) {
            faults.add(at + ": set one of it, " + at + "-env and " + at + "-file");
            return;
        }
        if (secret.isFixed()) {
            try {
                look.accept(secret);
            } catch (Fault fault) {
                faults.add(String.valueOf(fault.getMessage()));
            }
        }
    }

    private void requireLong(Secret secret) {
        if (secret.require().length() < SHORTEST_KEY) {
            faults.add(secret.setting() + ": must have at least " + SHORTEST_KEY + " characters");
        }
    }

    private Optional<JsonPointer> pointer(String at, Optional<String> text) {
        try {
            return text.map(JsonPointer::compile);
        } catch (IllegalArgumentException e) {
            faults.add(at + ": is no JSON Pointer");
            return Optional.empty();
        }
    }

    private static boolean isAddress(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getUserInfo() == null;
    }
}
