package dev.wenshu.connector.http.result;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.kernel.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keeps a result for polling. One that is there is replaced only where it is the earlier result that the operation says. */
public final class ResultWriter {
    private final ResultStore store;
    private final List<String> suffixes;

    public ResultWriter(ResultStore store, List<String> suffixes) {
        this.store = store;
        this.suffixes = List.copyOf(suffixes);
    }

    public synchronized WriteBackOutcome write(Keyed keyed, WriteSidecar operation) {
        if (!suffixes.contains(operation.suffix())) {
            return new Refused(keyed.key(), operation.suffix() + " is not in wenshu.http.sidecar-suffixes");
        }
        Path file = file(keyed.item(), operation.suffix());
        Optional<byte[]> present = present(file);
        boolean same = present.filter(bytes -> Arrays.equals(bytes, operation.content()))
                .isPresent();
        boolean free = present.map(bytes -> ContentHash.of(bytes).hex().equals(operation.replaces()))
                .orElse(true);
        if (!same && !free) {
            return new Conflict(keyed.key(), target(keyed.item()) + " has a result that was changed since; it stays");
        }
        if (!same) {
            store.write(file, operation.content());
        }
        String sha256 = ContentHash.of(operation.content()).hex();
        return new Written(
                keyed.key(), target(keyed.item()), new UndoRecord.Sidecar(operation.suffix(), sha256).text());
    }

    public synchronized WriteBackOutcome undo(UndoRequest request, UndoRecord.Sidecar record) {
        if (!suffixes.contains(record.suffix())) {
            return new Refused(request.key(), record.suffix() + " is not in wenshu.http.sidecar-suffixes");
        }
        Path file = file(request.item(), record.suffix());
        boolean changed = present(file)
                .filter(bytes -> !ContentHash.of(bytes).hex().equals(record.sha256()))
                .isPresent();
        if (changed) {
            return new Conflict(request.key(), target(request.item()) + " was changed after it was written; it stays");
        }
        store.delete(file);
        return new Written(request.key(), target(request.item()), "");
    }

    private Path file(SourceItem item, String suffix) {
        return store.result(item.source(), item.itemId(), suffix);
    }

    private static Optional<byte[]> present(Path file) {
        try {
            if (Files.isSymbolicLink(file) || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new byte[0]);
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreFaults.of("reading " + file, e);
        }
    }

    private static String target(SourceItem item) {
        return item.source() + "/" + item.itemId();
    }
}
