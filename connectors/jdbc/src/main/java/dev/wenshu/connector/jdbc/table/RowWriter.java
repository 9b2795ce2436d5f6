package dev.wenshu.connector.jdbc.table;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.jdbc.database.Database;
import dev.wenshu.connector.jdbc.database.SqlFaults;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Brings a row to a wanted state: does nothing where it holds, changes only what is empty or ours, and keeps the change only where
 * the database gives back what was written.
 */
record RowWriter(TableLayout layout, Connection connection, int timeoutSeconds) {
    /** Property whose column, where it has one, says which document a row bears. */
    private static final String DOCUMENT_ID = "document_id";

    /** Says which column of a row holds what may not be written over; empty where none does. */
    @FunctionalInterface
    interface Guard {
        Optional<TableColumn> foreign(TableRow.Present present);
    }

    /** How it ended. */
    sealed interface Result {
        record Done() implements Result {}

        /** Somebody else changed the row; it stays as it is. */
        record Foreign(String reason) implements Result {}

        /** The table does not take these values; nothing was changed. */
        record Unfit(String reason) implements Result {}

        default WriteBackOutcome outcome(String key, TableLayout layout, SourceItem item, String undo) {
            return switch (this) {
                case Done _ -> new Written(key, layout.settings().table() + "/" + ItemPath.shown(item.itemId()), undo);
                case Foreign(String reason) -> new Conflict(key, reason);
                case Unfit(String reason) -> new Refused(key, reason);
            };
        }
    }

    /** Changes the row of an item that must still be of the version read, or bear the document's id. */
    Result write(SourceItem item, String documentId, Change change, Guard guard) {
        return inTransaction(item, change, () -> {
            List<TableColumn> columns = new ArrayList<>(change.columns());
            Optional<TableColumn> mark = Optional.ofNullable(
                            layout.settings().columns().get(DOCUMENT_ID))
                    .map(layout::column);
            mark.filter(column -> !columns.contains(column)).ifPresent(columns::add);
            TableRow row = new TableRow(layout, connection, timeoutSeconds);
            Optional<TableRow.Present> present = row.read(item.itemId(), columns);
            if (present.isPresent()
                    && !present.get().holds(change)
                    && !present.get().isVersion(item.version())
                    && mark.filter(column -> documentId.equals(present.get().value(column)))
                            .isEmpty()) {
                return new Result.Foreign("the row was changed after it was read; it stays");
            }
            return change(row, present, change, guard);
        });
    }

    /** Changes the row of an item, of whatever version. */
    Result revert(SourceItem item, Change change, Guard guard) {
        return inTransaction(item, change, () -> {
            TableRow row = new TableRow(layout, connection, timeoutSeconds);
            return change(row, row.read(item.itemId(), change.columns()), change, guard);
        });
    }

    private Result change(TableRow row, Optional<TableRow.Present> found, Change change, Guard guard)
            throws SQLException {
        if (found.isEmpty()) {
            return new Result.Foreign("the row is gone");
        }
        TableRow.Present present = found.get();
        if (present.holds(change)) {
            return new Result.Done();
        }
        Optional<TableColumn> foreign = guard.foreign(present);
        if (foreign.isPresent()) {
            return new Result.Foreign(
                    "column " + foreign.get().name() + " was set by somebody else or changed since; it stays");
        }
        boolean changed = row.update(present, change);
        Optional<TableRow.Present> after = row.read(present.id(), change.columns());
        if (after.isPresent() && after.get().holds(change)) {
            return new Result.Done();
        }
        connection.rollback();
        return changed && after.isPresent()
                ? new Result.Unfit(altered(after.get(), change))
                : new Result.Foreign("the row was changed while it was written; it stays");
    }

    private static String altered(TableRow.Present after, Change change) {
        return change.columns().stream()
                .filter(column ->
                        !column.isSame(after.value(column), change.values().get(column)))
                .map(TableColumn::name)
                .collect(Collectors.joining(
                        ", ", "the database would hold another value than the one to write in ", ""));
    }

    private Result inTransaction(SourceItem item, Change change, Step step) {
        return Database.transaction(connection, "writing to row " + ItemPath.shown(item.itemId()), _ -> {
            try {
                return step.run();
            } catch (SQLException e) {
                if (!SqlFaults.isOfValues(e)) {
                    throw e;
                }
                connection.rollback();
                return new Result.Unfit("the database refuses what is to be written to "
                        + change.columns().stream().map(TableColumn::name).collect(Collectors.joining(", "))
                        + " (SQL state " + SqlFaults.state(e) + ")");
            }
        });
    }

    @FunctionalInterface
    private interface Step {
        Result run() throws SQLException;
    }
}
