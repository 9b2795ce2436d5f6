package dev.wenshu.connector.jdbc.table;

import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.kernel.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sets properties in columns. A column that holds what nobody here wrote stays, and with it the whole row. */
record PropertyWriter(TableLayout layout, RowWriter rows) {
    WriteBackOutcome write(Keyed keyed, SetProperties operation) {
        PropertyPlan plan;
        try {
            plan = PropertyPlan.of(layout, operation);
        } catch (TableColumn.UnfitException e) {
            return new Refused(keyed.key(), e.reason());
        }
        if (plan.wanted().isEmpty()) {
            return new Refused(keyed.key(), "none of the properties has a column in the settings");
        }
        Map<String, String> own = plan.own();
        UndoRecord undo = new UndoRecord.Properties(List.copyOf(own.keySet()), hash(own));
        return rows.write(keyed.item(), keyed.documentId(), new Change(plan.wanted()), plan::foreign)
                .outcome(keyed.key(), layout, keyed.item(), undo.text());
    }

    /** Empties the columns, where all of them still hold what was written. */
    WriteBackOutcome undo(UndoRequest request, UndoRecord.Properties record) {
        Map<TableColumn, @Nullable String> cleared = new LinkedHashMap<>();
        layout.settings().columns().forEach((property, name) -> {
            TableColumn column = layout.column(name);
            if (record.names().contains(column.name())) {
                cleared.put(column, layout.cleared(property));
            }
        });
        if (cleared.size() != record.names().size()) {
            return new Conflict(request.key(), "columns that were written are no longer among the settings; they stay");
        }
        return rows.revert(request.item(), new Change(cleared), present -> foreign(present, record))
                .outcome(request.key(), layout, request.item(), "");
    }

    private static Optional<TableColumn> foreign(TableRow.Present present, UndoRecord.Properties record) {
        Map<String, String> values = new TreeMap<>();
        present.values().forEach((column, value) -> {
            if (value != null) {
                values.put(column.name(), value);
            }
        });
        return hash(values).equals(record.sha256())
                ? Optional.empty()
                : present.values().keySet().stream().findFirst();
    }

    private static String hash(Map<String, String> values) {
        return ContentHash.of(values.toString().getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
