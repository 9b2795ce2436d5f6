package dev.wenshu.connector.jdbc.table;

import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.AppendLedgerRow;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.Reply;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.jdbc.database.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** What can be written to one table over one connection. */
public final class TableWriters implements AutoCloseable {
    private final Connection connection;
    private final PropertyWriter properties;
    private final SidecarWriter sidecars;

    private TableWriters(Connection connection, TableLayout layout, int timeoutSeconds) {
        this.connection = connection;
        RowWriter rows = new RowWriter(layout, connection, timeoutSeconds);
        this.properties = new PropertyWriter(layout, rows);
        this.sidecars = new SidecarWriter(layout, rows);
    }

    /** Logs in and reads the table's columns. */
    public static TableWriters open(Database database, TableSettings settings) {
        Connection connection = database.connect();
        boolean opened = false;
        try {
            TableLayout layout = layout(connection, settings);
            opened = true;
            return new TableWriters(connection, layout, database.timeoutSeconds());
        } finally {
            if (!opened) {
                close(connection);
            }
        }
    }

    /** Whether the table has the columns and lets them be written, by an update of no row. */
    public static void check(Connection connection, TableSettings settings, int timeoutSeconds) {
        TableLayout layout = layout(connection, settings);
        Database.transaction(connection, "checking that " + settings.table() + " can be written", to -> {
            new TableRow(layout, to, timeoutSeconds).tryUpdate(layout.written());
            to.rollback();
            return layout;
        });
    }

    public WriteBackOutcome write(Keyed keyed) {
        return switch (keyed.operation()) {
            case SetProperties set -> properties.write(keyed, set);
            case WriteSidecar sidecar -> sidecars.write(keyed, sidecar);
            case MoveOriginal _ -> new Refused(keyed.key(), "a row of a table is not moved; let decision be a column");
            case AppendLedgerRow _, Reply _ ->
                new Refused(keyed.key(), "a table of a database has neither ledgers nor replies");
        };
    }

    public WriteBackOutcome undo(UndoRequest request) {
        return switch (UndoRecord.parse(request.undo())) {
            case UndoRecord.Properties set -> properties.undo(request, set);
            case UndoRecord.Sidecar sidecar -> sidecars.undo(request, sidecar);
            case UndoRecord other -> throw other.foreign();
        };
    }

    @Override
    public void close() {
        close(connection);
    }

    private static TableLayout layout(Connection connection, TableSettings settings) {
        return Database.transaction(
                connection, "reading the columns of " + settings.table(), to -> TableLayout.of(to, settings));
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(TableWriters.class.getName()).log(System.Logger.Level.DEBUG, "close failed", e);
        }
    }
}
