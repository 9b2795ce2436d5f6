package dev.wenshu.connector.jdbc;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.jdbc.JdbcSettings.Watched;
import dev.wenshu.connector.jdbc.table.TableWriters;
import dev.wenshu.connector.writeback.WriteBack;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives each operation to the table that the item is from; a request opens one connection a table. */
final class JdbcWriteBack implements WriteBack {
    private final Map<String, Watched> bySource = new HashMap<>();

    JdbcWriteBack(JdbcSettings settings) {
        settings.tables().forEach(table -> bySource.put(table.source(), table));
    }

    @Override
    public List<WriteBackOutcome> write(WriteBackRequest request) {
        List<WriteBackOutcome> outcomes = new ArrayList<>();
        Map<String, TableWriters> open = new HashMap<>();
        try {
            for (Keyed keyed : request.operations()) {
                Watched table = watched(keyed.item());
                outcomes.add(
                        table.table().isEmpty()
                                ? new Refused(keyed.key(), "no table is set to write to")
                                : open.computeIfAbsent(table.source(), _ -> open(table))
                                        .write(keyed));
            }
        } finally {
            open.values().forEach(TableWriters::close);
        }
        return outcomes;
    }

    @Override
    public WriteBackOutcome undo(UndoRequest request) {
        Watched table = watched(request.item());
        if (table.table().isEmpty()) {
            return new Refused(request.key(), "no table is set to write to");
        }
        try (TableWriters writers = open(table)) {
            return writers.undo(request);
        }
    }

    private static TableWriters open(Watched table) {
        return TableWriters.open(table.database(), table.table().orElseThrow());
    }

    private Watched watched(SourceItem item) {
        return Optional.ofNullable(bySource.get(item.source()))
                .orElseThrow(() -> new Fault(
                        FaultCategory.SETUP,
                        "none of wenshu.jdbc.tables is " + item.source() + ", so nothing can be written back to it"));
    }
}
