package dev.wenshu.backbone.writeback;

import dev.wenshu.backbone.gate.GatedItem;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.connector.Capability;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.document.extract.Decision;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Says what is to be written back for a document, in the order in which it is: sidecars, properties, ledger rows, the reply, the
 * move last.
 * Whatever was decided, people find the result in the source; the decision governs what it says and where the original
 * goes. Nothing is planned that the source's connector cannot do.
 */
@Singleton
public final class WriteBackPlan {
    private final WriteBackConfig config;
    private final SourceSystems systems;
    private final Generator generator;
    private final InstantSource clock;
    private final Labels labels;

    public WriteBackPlan(WriteBackConfig config, SourceSystems systems, Generator generator, InstantSource clock) {
        this.config = config;
        this.systems = systems;
        this.generator = generator;
        this.clock = clock;
        this.labels = Labels.of(config.language());
    }

    public List<WriteBackOperation> operations(RegisteredDocument document, GatedItem item) {
        List<WriteBackOperation> wanted = new ArrayList<>();
        if (config.fields()) {
            wanted.add(new WriteSidecar(
                    FieldsSidecar.SUFFIX, FieldsSidecar.write(document, item, generator.nameAndVersion())));
        }
        if (config.summary() && SummarySidecar.applies(item)) {
            wanted.add(new WriteSidecar(SummarySidecar.SUFFIX, SummarySidecar.write(document, item)));
        }
        if (config.properties()) {
            wanted.add(ItemProperties.of(document, item));
        }
        config.ledger().ifPresent(ledger -> wanted.addAll(new LedgerRows(ledger, labels).of(document, item)));
        if (config.reply()) {
            wanted.add(new ReplyText(labels).of(document, item));
        }
        if (config.move() != MovePolicy.KEEP) {
            wanted.add(new MoveOriginal(folder(item.decision())));
        }
        Set<Capability> capabilities = systems.capabilities(document.item().system());
        return wanted.stream()
                .filter(operation -> capabilities.contains(operation.needs()))
                .toList();
    }

    private String folder(Decision decision) {
        String folder = switch (decision) {
            case ACCEPTED -> "done";
            case REVIEW -> "review";
            case REJECTED -> "rejected";
        };
        ZoneId zone = config.timeZone().map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        return config.move() == MovePolicy.BY_MONTH
                ? folder + "/" + YearMonth.from(clock.instant().atZone(zone))
                : folder;
    }
}
