package dev.wenshu.connector.folder;

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
import dev.wenshu.connector.folder.inbox.Inbox;
import dev.wenshu.connector.folder.inbox.OriginalLocator;
import dev.wenshu.connector.folder.inbox.OriginalMover;
import dev.wenshu.connector.folder.inbox.SidecarWriter;
import dev.wenshu.connector.folder.ledger.LedgerWorkbook;
import dev.wenshu.connector.writeback.WriteBack;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives each operation to the class that does it; rows for the same ledger that follow each other share one save. */
final class FolderWriteBack implements WriteBack {
    private record Parts(PickUpFilter filter, SidecarWriter sidecars, LedgerWorkbook ledgers, OriginalMover mover) {}

    private final Optional<Parts> parts;

    private FolderWriteBack(Optional<Parts> parts) {
        this.parts = parts;
    }

    static FolderWriteBack of(FolderSettings settings) {
        return new FolderWriteBack(settings.inbox().map(inbox -> parts(inbox, settings)));
    }

    @Override
    public List<WriteBackOutcome> write(WriteBackRequest request) {
        Parts to = required();
        List<WriteBackOutcome> outcomes = new ArrayList<>();
        List<Keyed> operations = request.operations();
        int at = 0;
        while (at < operations.size()) {
            Keyed keyed = operations.get(at);
            switch (keyed.operation()) {
                case WriteSidecar sidecar -> outcomes.add(to.sidecars().write(keyed, sidecar));
                case MoveOriginal move -> outcomes.add(to.mover().move(keyed, move));
                case SetProperties _, Reply _ ->
                    outcomes.add(new Refused(keyed.key(), "a folder has neither properties nor replies"));
                case AppendLedgerRow row -> outcomes.addAll(append(to, row.ledger(), run(operations, at)));
            }
            at = outcomes.size();
        }
        return outcomes;
    }

    @Override
    public WriteBackOutcome undo(UndoRequest request) {
        Parts from = required();
        return switch (UndoRecord.parse(request.undo())) {
            case UndoRecord.Sidecar sidecar -> from.sidecars().undo(request, sidecar);
            case UndoRecord.Move move -> from.mover().undo(request, move);
            case UndoRecord.LedgerRow row ->
                from.filter().isLedger(row.ledger())
                        ? from.ledgers().undo(request.key(), row)
                        : noLedger(request.key(), row.ledger());
            case UndoRecord other -> throw other.foreign();
        };
    }

    private static List<WriteBackOutcome> append(Parts to, String ledger, List<Keyed> rows) {
        return to.filter().isLedger(ledger)
                ? to.ledgers().append(ledger, rows)
                : rows.stream().map(row -> noLedger(row.key(), ledger)).toList();
    }

    private static List<Keyed> run(List<Keyed> operations, int from) {
        int to = from + 1;
        while (to < operations.size()
                && operations.get(to).operation() instanceof AppendLedgerRow next
                && operations.get(from).operation() instanceof AppendLedgerRow first
                && next.ledger().equals(first.ledger())) {
            to++;
        }
        return operations.subList(from, to);
    }

    private static WriteBackOutcome noLedger(String key, String ledger) {
        return new Refused(key, ledger + " does not match wenshu.folder.ledgers and would be picked up as a document");
    }

    private static Parts parts(Inbox inbox, FolderSettings settings) {
        OriginalLocator locator = new OriginalLocator(inbox);
        return new Parts(
                settings.filter(inbox),
                new SidecarWriter(inbox, locator),
                new LedgerWorkbook(inbox, settings.config().maxLedgerSize().asLongValue(), ZoneId.systemDefault()),
                new OriginalMover(inbox, locator));
    }

    private Parts required() {
        return parts.orElseThrow(() -> new Fault(
                FaultCategory.SETUP, "wenshu.folder.inbox is not set, so nothing can be written back to a folder"));
    }
}
