package dev.wenshu.app.suite;

import dev.wenshu.app.cli.Messages;
import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.queue.BrokerConfig;
import dev.wenshu.connector.SourceCheck;
import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Checks of what the suite stands on: its folder, its database with the clock, its broker, and inference. */
@Singleton
final class FoundationChecks {
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final BackboneConfig backbone;
    private final BrokerConfig broker;
    private final Instance<Database> database;
    private final Instance<ConnectionFactory> connections;
    private final Instance<ModelCatalog> models;
    private final InstantSource clock;

    FoundationChecks(
            BackboneConfig backbone,
            BrokerConfig broker,
            Instance<Database> database,
            Instance<ConnectionFactory> connections,
            Instance<ModelCatalog> models,
            InstantSource clock) {
        this.backbone = backbone;
        this.broker = broker;
        this.database = database;
        this.connections = connections;
        this.models = models;
        this.clock = clock;
    }

    List<SourceCheck> run() {
        Path folder = backbone.folder().toAbsolutePath();
        List<SourceCheck> checks = new ArrayList<>();
        checks.add(SourceCheck.of(Messages.text("doctor.folder", folder), () -> requireRoom(folder)));
        checks.add(SourceCheck.of(Messages.text("doctor.database"), this::requireDatabase));
        // The one inside the process belongs to the suite that may be running.
        broker.url().ifPresent(url -> checks.add(SourceCheck.of(Messages.text("doctor.broker"), this::requireBroker)));
        checks.add(SourceCheck.of(Messages.text("doctor.inference"), this::requireModels));
        return checks;
    }

    private void requireRoom(Path folder) {
        Path existing = folder;
        while (!Files.isDirectory(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            long room = Files.getFileStore(existing).getUsableSpace();
            if (!Files.isWritable(existing)) {
                throw new Fault(FaultCategory.SETUP, Messages.text("doctor.not-writable", existing));
            }
            if (room < backbone.minFreeBytes()) {
                throw new Fault(
                        FaultCategory.CAPACITY,
                        Messages.text("doctor.no-room", room >> 20, existing, backbone.minFreeBytes() >> 20));
            }
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, Messages.text("doctor.not-writable", existing), e);
        }
    }

    private void requireDatabase() {
        Instant theirs = opened(
                Messages.text("doctor.database"),
                () -> database.get()
                        .transaction(transaction -> transaction
                                .first(row -> row.getTimestamp(1).toInstant(), "SELECT CURRENT_TIMESTAMP")
                                .orElseThrow()));
        Duration apart = Duration.between(theirs, clock.instant()).abs();
        if (apart.compareTo(CLOCKS_APART) > 0) {
            throw new Fault(FaultCategory.SETUP, Messages.text("doctor.clock", apart.toSeconds()));
        }
    }

    private void requireBroker() {
        opened(Messages.text("doctor.broker"), () -> {
            try (JMSContext context = connections.get().createContext()) {
                return context.getMetaData();
            }
        });
    }

    private void requireModels() {
        List<Task> tasks = opened(
                Messages.text("doctor.inference"),
                () -> models.get().models().stream()
                        .map(ModelCatalog.ModelCard::task)
                        .toList());
        for (Task task : List.of(Task.TEXT_RECOGNITION, Task.EMBEDDING)) {
            if (!tasks.contains(task)) {
                throw new Fault(FaultCategory.SETUP, Messages.text("doctor.no-model", task));
            }
        }
    }

    /** A fault passes through, whatever the container wraps it in; anything else is that it does not open. */
    private static <T> T opened(String what, Supplier<T> open) {
        try {
            return open.get();
        } catch (RuntimeException e) {
            for (Throwable at = e; at != null; at = at.getCause()) {
                if (at instanceof Fault fault) {
                    throw fault;
                }
            }
            throw new Fault(
                    FaultCategory.EXTERNAL, Messages.text("doctor.not-open", what, String.valueOf(e.getMessage())), e);
        }
    }
}
