package dev.wenshu.connector.folder;

import dev.wenshu.connector.files.PathGlobs;
import dev.wenshu.connector.folder.inbox.Inbox;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings, checked: every fault is listed in one SETUP fault. */
record FolderSettings(Optional<Inbox> inbox, FolderConfig config) {
    static FolderSettings of(FolderConfig config) {
        List<String> faults = new ArrayList<>();
        config.inbox()
                .filter(path -> !path.isAbsolute())
                .ifPresent(path -> faults.add("inbox: " + path + " is not an absolute path"));
        if (config.pollInterval().toMillis() < 1) {
            faults.add("poll-interval: must be at least a millisecond");
        }
        if (config.stabilityWindow().isNegative()) {
            faults.add("stability-window: must not be negative");
        }
        if (config.maxLedgerSize().asLongValue() < 1 || config.maxLedgerSize().asLongValue() > Integer.MAX_VALUE) {
            faults.add("max-ledger-size: must be between a byte and 2 GiB");
        }
        for (String suffix : config.sidecarSuffixes()) {
            if (!suffix.matches("\\.[A-Za-z0-9._-]+")) {
                faults.add("sidecar-suffixes: " + suffix + " must be a dot and letters, digits, dots, - or _");
            }
        }
        Stream.of(config.include().orElse(List.of()), config.exclude().orElse(List.of()), config.ledgers())
                .flatMap(List::stream)
                .filter(glob -> !PathGlobs.isGlob(glob))
                .forEach(glob -> faults.add("include, exclude or ledgers: " + glob + " is no pattern"));
        if (!faults.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, "wenshu.folder: " + String.join("; ", faults));
        }
        return new FolderSettings(config.inbox().map(path -> inbox(path, config)), config);
    }

    PickUpFilter filter(Inbox of) {
        return new PickUpFilter(
                of, config.include().orElse(List.of()), config.exclude().orElse(List.of()), config.ledgers());
    }

    private static Inbox inbox(Path path, FolderConfig config) {
        return new Inbox(path, config.skipFolders(), config.sidecarSuffixes());
    }
}
