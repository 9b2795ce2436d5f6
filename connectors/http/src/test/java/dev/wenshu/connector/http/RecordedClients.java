package dev.wenshu.connector.http;

import io.quarkus.runtime.configuration.MemorySize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings with other clients in them, so that what is read of those is noted. */
record RecordedClients(HttpConfig others, Map<String, HttpConfig.Client> clients) implements HttpConfig {
    @Override
    public Map<String, Webhook> webhooks() {
        return others.webhooks();
    }

    @Override
    public Optional<Path> resultsFolder() {
        return others.resultsFolder();
    }

    @Override
    public Duration resultsKept() {
        return others.resultsKept();
    }

    @Override
    public MemorySize maxSize() {
        return others.maxSize();
    }

    @Override
    public int maxDocuments() {
        return others.maxDocuments();
    }

    @Override
    public int maxUploads() {
        return others.maxUploads();
    }

    @Override
    public Duration readTimeout() {
        return others.readTimeout();
    }

    @Override
    public List<String> sidecarSuffixes() {
        return others.sidecarSuffixes();
    }
}
