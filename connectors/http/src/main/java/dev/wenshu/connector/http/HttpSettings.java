package dev.wenshu.connector.http;

import dev.wenshu.connector.http.Sender.Client;
import dev.wenshu.connector.http.Sender.Webhook;
import dev.wenshu.connector.http.result.ResultStore;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The settings, checked: every fault is listed in one SETUP fault. No file is read and nothing is connected to here. */
record HttpSettings(HttpConfig config, List<Client> clients, List<Webhook> webhooks, Optional<ResultStore> store) {
    HttpSettings {
        clients = List.copyOf(clients);
        webhooks = List.copyOf(webhooks);
    }

    static HttpSettings of(HttpConfig config) {
        List<String> faults = new ArrayList<>();
        List<Client> clients = new ArrayList<>();
        List<Webhook> webhooks = new ArrayList<>();
        SenderSettings senders = new SenderSettings(faults);
        new TreeMap<>(config.clients()).forEach((name, client) -> clients.add(senders.client(name, client)));
        new TreeMap<>(config.webhooks()).forEach((name, webhook) -> webhooks.add(senders.webhook(name, webhook)));
        if (faults.isEmpty()) {
            faults.addAll(sharedKeys(clients));
        }
        boolean used = !config.clients().isEmpty() || !config.webhooks().isEmpty();
        if (used && config.resultsFolder().filter(Path::isAbsolute).isEmpty()) {
            faults.add("results-folder: must be an absolute path");
        }
        faults.addAll(limits(config));
        if (!faults.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, "wenshu.http: " + String.join("; ", faults));
        }
        return new HttpSettings(
                config,
                clients,
                webhooks,
                config.resultsFolder().filter(_ -> used).map(ResultStore::new));
    }

    /** Everyone who sends, and so may have results written back. */
    Stream<Sender> senders() {
        return Stream.concat(clients.stream(), webhooks.stream());
    }

    private static List<String> limits(HttpConfig config) {
        List<String> faults = new ArrayList<>();
        if (config.maxSize().asLongValue() < 1) {
            faults.add("max-size: must be at least a byte");
        }
        Map.of("max-documents", config.maxDocuments(), "max-uploads", config.maxUploads())
                .forEach((setting, number) -> {
                    if (number < 1) {
                        faults.add(setting + ": must be at least 1");
                    }
                });
        if (config.readTimeout().compareTo(Duration.ofMillis(1)) < 0) {
            faults.add("read-timeout: must be at least a millisecond");
        }
        if (config.resultsKept().compareTo(Duration.ofHours(1)) < 0) {
            faults.add("results-kept: must be at least an hour");
        }
        config.sidecarSuffixes().stream()
                .filter(suffix -> !suffix.matches("\\.[A-Za-z0-9._-]{1,60}"))
                .forEach(_ -> faults.add("sidecar-suffixes: must be a dot and letters, digits, dots, - or _"));
        return faults;
    }

    /** Two with one key could read each other's results. */
    private static List<String> sharedKeys(List<Client> clients) {
        List<String> faults = new ArrayList<>();
        Map<String, String> names = new TreeMap<>();
        clients.stream().filter(client -> client.secret().isFixed()).forEach(client -> {
            String other = names.putIfAbsent(client.secret().require(), client.name());
            if (other != null) {
                faults.add("clients " + other + " and " + client.name() + " have the same key");
            }
        });
        return faults;
    }
}
