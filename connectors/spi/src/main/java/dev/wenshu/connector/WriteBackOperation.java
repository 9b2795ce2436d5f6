package dev.wenshu.connector;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * One change to a source system. An operation states the wanted end, so that doing it twice changes nothing: the
 * operation's key says which change it is, the connector finds out whether it already holds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "operation")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WriteBackOperation.WriteSidecar.class, name = "sidecar"),
    @JsonSubTypes.Type(value = WriteBackOperation.AppendLedgerRow.class, name = "ledger-row"),
    @JsonSubTypes.Type(value = WriteBackOperation.MoveOriginal.class, name = "move")
})
public sealed interface WriteBackOperation {
    /** The capability that a connector needs for this operation. */
    @JsonIgnore
    Capability needs();

    /**
     * A result file beside the original, named {@code <original name><suffix>}.
     *
     * @param suffix begins with a dot, as in {@code .wenshu.json}
     */
    record WriteSidecar(String suffix, byte[] content) implements WriteBackOperation {
        @Override
        public Capability needs() {
            return Capability.SIDECAR;
        }

        @Override
        public String toString() {
            return "WriteSidecar[suffix=" + suffix + ", bytes=" + content.length + "]";
        }
    }

    /**
     * A row in a ledger.
     *
     * @param ledger file or table name within the source, as in {@code wenshu-ledger.xlsx}
     * @param rowKey identifies the row for ever; a ledger never has two rows of one key
     * @param cells in the order of the ledger's own columns when it is created; later found by column title
     */
    record AppendLedgerRow(String ledger, String rowKey, List<Cell> cells) implements WriteBackOperation {
        public AppendLedgerRow {
            cells = List.copyOf(cells);
        }

        @Override
        public Capability needs() {
            return Capability.LEDGER_ROW;
        }

        @Override
        public String toString() {
            return "AppendLedgerRow[ledger=" + ledger + ", rowKey=" + rowKey + "]";
        }
    }

    /** The original moved to a folder of the source, given relative to its root with {@code /} between names. */
    record MoveOriginal(String folder) implements WriteBackOperation {
        @Override
        public Capability needs() {
            return Capability.MOVE_ORIGINAL;
        }
    }

    /** A ledger cell. {@code value} is empty where the value is unknown; a TEXT never becomes a formula. */
    record Cell(String column, CellType type, String value) {
        @Override
        public String toString() {
            return "Cell[column=" + column + ", type=" + type + "]";
        }
    }

    /** {@code AMOUNT} is a decimal with a point, {@code DATE} an ISO day, {@code TIME} an ISO instant. */
    enum CellType {
        TEXT,
        AMOUNT,
        DATE,
        TIME,
        NUMBER
    }
}
