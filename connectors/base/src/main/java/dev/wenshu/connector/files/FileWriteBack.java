package dev.wenshu.connector.files;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.AppendLedgerRow;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.Reply;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.writeback.WriteBack;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives each operation to the watched folder that the item is from; a request opens one connection a folder. */
public final class FileWriteBack implements WriteBack {
    private final String settings;
    private final Map<String, FilesSource> bySource = new HashMap<>();

    /** @param settings where the sources are set, for faults, as in {@code wenshu.sftp.folders} */
    public FileWriteBack(String settings, List<FilesSource> sources) {
        this.settings = settings;
        sources.forEach(source -> bySource.put(source.inbox().source(), source));
    }

    @Override
    public List<WriteBackOutcome> write(WriteBackRequest request) {
        List<WriteBackOutcome> outcomes = new ArrayList<>();
        Map<String, Writers> open = new HashMap<>();
        try {
            for (Keyed keyed : request.operations()) {
                outcomes.add(open.computeIfAbsent(keyed.item().source(), _ -> open(keyed.item()))
                        .write(keyed));
            }
        } finally {
            open.values().forEach(Writers::close);
        }
        return outcomes;
    }

    @Override
    public WriteBackOutcome undo(UndoRequest request) {
        try (Writers writers = open(request.item())) {
            return writers.undo(request);
        }
    }

    private Writers open(SourceItem item) {
        FilesSource source = Optional.ofNullable(bySource.get(item.source()))
                .orElseThrow(() -> new Fault(
                        FaultCategory.SETUP,
                        "none of " + settings + " is " + item.source() + ", so nothing can be written back to it"));
        return new Writers(source.inbox(), source.store().open());
    }

    /** What can be written over one connection. */
    private static final class Writers implements AutoCloseable {
        private final FileSession session;
        private final SidecarWriter sidecars;
        private final OriginalMover mover;

        Writers(FileInbox inbox, FileSession session) {
            this.session = session;
            OriginalLocator locator = new OriginalLocator(inbox, session);
            this.sidecars = new SidecarWriter(inbox, session, locator);
            this.mover = new OriginalMover(inbox, session, locator);
        }

        WriteBackOutcome write(Keyed keyed) {
            return switch (keyed.operation()) {
                case WriteSidecar sidecar -> sidecars.write(keyed, sidecar);
                case MoveOriginal move -> mover.move(keyed, move);
                case SetProperties _ -> new Refused(keyed.key(), "files on this server have no properties");
                case AppendLedgerRow _, Reply _ ->
                    new Refused(keyed.key(), "a folder on a server has neither ledgers nor replies");
            };
        }

        WriteBackOutcome undo(UndoRequest request) {
            return switch (UndoRecord.parse(request.undo())) {
                case UndoRecord.Sidecar sidecar -> sidecars.undo(request, sidecar);
                case UndoRecord.Move move -> mover.undo(request, move);
                case UndoRecord other -> throw other.foreign();
            };
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
