package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.jdbc.rows.RowSettings.ClaimSettings;
import dev.wenshu.connector.jdbc.table.Change;
import dev.wenshu.connector.jdbc.table.TableColumn;
import dev.wenshu.connector.jdbc.table.TableLayout;
import dev.wenshu.connector.jdbc.table.TableRow;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * Marks a row as taken, after intake has it. A row that another suite took, that is gone, or that was changed since it was read is
 * left as it is; the last is offered again.
 */
record Claim(ClaimSettings settings, int timeoutSeconds) {
    /** Whether this call took it. */
    boolean take(Connection connection, SourceItem item) throws SQLException {
        TableLayout layout = TableLayout.of(connection, settings.table());
        TableColumn claim = layout.column(settings.column());
        TableRow row = new TableRow(layout, connection, timeoutSeconds);
        Optional<TableRow.Present> before = row.read(item.itemId(), claim);
        boolean isOpen = before.isPresent()
                && Objects.equals(before.get().value(claim), settings.open().orElse(null));
        if (!isOpen || !before.get().isVersion(item.version())) {
            return false;
        }
        boolean taken = row.update(before.get(), Change.of(claim, settings.claimed()));
        Optional<TableRow.Present> after = row.read(item.itemId(), claim);
        if (taken && after.isPresent() && !after.get().isVersion(item.version())) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "setting claim-column changes version-column, so that every row would count as changed by somebody else;"
                            + " leave version-column out. The row was not claimed");
        }
        return taken;
    }
}
