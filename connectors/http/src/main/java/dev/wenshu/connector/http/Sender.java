package dev.wenshu.connector.http;

import com.fasterxml.jackson.core.JsonPointer;
import dev.wenshu.connector.http.HttpConfig.Scheme;
import dev.wenshu.connector.http.callback.Callback;
import dev.wenshu.connector.settings.Secret;
import java.time.Duration;
import java.util.Optional;

/** Who sends documents, and where results for them go. */
sealed interface Sender {
    String CLIENTS = "clients/";
    String WEBHOOKS = "webhooks/";

    String name();

    Secret secret();

    Optional<Callback> callback();

    /** As in {@link dev.wenshu.connector.SourceItem#source()}. */
    String source();

    /** A program with an API key. */
    record Client(String name, Secret secret, Optional<Callback> callback) implements Sender {
        @Override
        public String source() {
            return CLIENTS + name;
        }
    }

    /** A program that signs. */
    record Webhook(
            String name,
            Secret secret,
            Optional<Callback> callback,
            Scheme scheme,
            Duration tolerance,
            String fileName,
            Optional<JsonPointer> content,
            Optional<JsonPointer> contentName)
            implements Sender {
        @Override
        public String source() {
            return WEBHOOKS + name;
        }
    }
}
