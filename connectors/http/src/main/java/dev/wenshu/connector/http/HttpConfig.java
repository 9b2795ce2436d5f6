package dev.wenshu.connector.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings {@code wenshu.http.*}; each is explained in this module's README. */
@ConfigMapping(prefix = "wenshu.http")
public interface HttpConfig {
    /** Programs that may upload, by a short name; without these and webhooks the connector answers no request. */
    Map<String, Client> clients();

    /** Senders of webhooks, by a short name that is part of the address. */
    Map<String, Webhook> webhooks();

    /** Absolute path of the folder for results and for uploads under way. */
    Optional<Path> resultsFolder();

    /** How long a result can be fetched after its last change. */
    @WithDefault("30d")
    Duration resultsKept();

    /** Largest body of a request. */
    @WithDefault("50M")
    MemorySize maxSize();

    /** Most parts of a multipart body, and most documents of a JSON body. */
    @WithDefault("100")
    int maxDocuments();

    /** Most requests whose body is received at the same time. */
    @WithDefault("16")
    int maxUploads();

    /** Longest silence while a body is received. */
    @WithDefault("30s")
    Duration readTimeout();

    /** Endings of results that are kept; others are refused. The first that ends in .json is part of the answer to polling. */
    @WithDefault(".wenshu.json,.summary.md")
    List<String> sidecarSuffixes();

    /** Where results are sent. */
    interface Answered {
        /** Address that results are posted to; empty sends none. */
        Optional<URI> callback();

        /** Secret that they are signed with: {@code whsec_} and 24 to 64 bytes in base64. */
        Optional<String> callbackSecret();

        /** Environment variable that holds the secret. */
        Optional<String> callbackSecretEnv();

        /** File that holds the secret; read anew for each delivery. */
        Optional<Path> callbackSecretFile();

        /** Longest time for one delivery. */
        @WithDefault("10s")
        Duration callbackTimeout();
    }

    /** One program that uploads. */
    interface Client extends Answered {
        /** Its API key, at least 16 characters. */
        Optional<String> key();

        /** Environment variable that holds the key. */
        Optional<String> keyEnv();

        /** File that holds the key; read anew for each request. */
        Optional<Path> keyFile();
    }

    /** One sender of webhooks. */
    interface Webhook extends Answered {
        /** How it signs. */
        @WithDefault("standard")
        Scheme scheme();

        /** Secret that it signs with. */
        Optional<String> secret();

        /** Environment variable that holds the secret. */
        Optional<String> secretEnv();

        /** File that holds the secret; read anew for each request. */
        Optional<Path> secretFile();

        /** How far its clock may be off, and how old a webhook may be; not used by the scheme {@code github}. */
        @WithDefault("5m")
        Duration tolerance();

        /** Name of its documents where the body has none. */
        @WithDefault("webhook.json")
        String fileName();

        /** JSON Pointer (RFC 6901) to the document in base64; empty takes the body itself. */
        Optional<String> contentPointer();

        /** JSON Pointer to the document's name. */
        Optional<String> fileNamePointer();
    }

    /** How a webhook is signed. */
    enum Scheme {
        /** Standard Webhooks. */
        STANDARD,
        /** {@code X-Hub-Signature-256}, as GitHub does. */
        GITHUB
    }
}
