package dev.wenshu.connector.jdbc.table;

import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.jdbc.database.ColumnKind;
import dev.wenshu.kernel.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a result file into a column. One that is there is replaced only where it is the earlier result, byte for byte. */
record SidecarWriter(TableLayout layout, RowWriter rows) {
    WriteBackOutcome write(Keyed keyed, WriteSidecar operation) {
        Optional<TableColumn> column = column(operation.suffix());
        if (column.isEmpty()) {
            return new Refused(keyed.key(), "the table has no column for " + operation.suffix() + " in the settings");
        }
        String text = text(column.get(), operation.content());
        UndoRecord undo = new UndoRecord.Sidecar(
                operation.suffix(), ContentHash.of(operation.content()).hex());
        return rows.write(
                        keyed.item(),
                        keyed.documentId(),
                        Change.of(column.get(), text),
                        present -> foreign(column.get(), present, operation.replaces()))
                .outcome(keyed.key(), layout, keyed.item(), undo.text());
    }

    WriteBackOutcome undo(UndoRequest request, UndoRecord.Sidecar record) {
        Optional<TableColumn> column = column(record.suffix());
        if (column.isEmpty()) {
            return new Refused(request.key(), "the table has no column for " + record.suffix() + " in the settings");
        }
        return rows.revert(
                        request.item(),
                        Change.of(column.get(), null),
                        present -> foreign(column.get(), present, record.sha256()))
                .outcome(request.key(), layout, request.item(), "");
    }

    private Optional<TableColumn> column(String suffix) {
        return layout.settings()
                .sidecar()
                .filter(_ -> suffix.equals(layout.settings().sidecarSuffix()))
                .map(layout::column);
    }

    private static Optional<TableColumn> foreign(TableColumn column, TableRow.Present present, String sha256) {
        String value = present.value(column);
        boolean ours = column.isSame(value, null)
                || ContentHash.of(bytes(column, value)).hex().equals(sha256);
        return ours ? Optional.empty() : Optional.of(column);
    }

    /** Bytes are told as digits, as {@link ColumnKind} does. */
    private static String text(TableColumn column, byte[] content) {
        return column.kind() == ColumnKind.TEXT
                ? new String(content, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(content);
    }

    private static byte[] bytes(TableColumn column, @Nullable String value) {
        String text = value == null ? "" : value;
        return column.kind() == ColumnKind.TEXT
                ? text.getBytes(StandardCharsets.UTF_8)
                : HexFormat.of().parseHex(text);
    }
}
