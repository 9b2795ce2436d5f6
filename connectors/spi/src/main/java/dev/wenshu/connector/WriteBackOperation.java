package dev.wenshu.connector;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.wenshu.kernel.ContentHash;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One change to a source system. An operation states the wanted end, so that doing it twice changes nothing: the
 * operation's key says which change it is, the connector finds out whether it already holds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "operation")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WriteBackOperation.WriteSidecar.class, name = "sidecar"),
    @JsonSubTypes.Type(value = WriteBackOperation.AppendLedgerRow.class, name = "ledger-row"),
    @JsonSubTypes.Type(value = WriteBackOperation.SetProperties.class, name = "properties"),
    @JsonSubTypes.Type(value = WriteBackOperation.Reply.class, name = "reply"),
    @JsonSubTypes.Type(value = WriteBackOperation.MoveOriginal.class, name = "move")
})
public sealed interface WriteBackOperation {
    /** The capability that a connector needs for this operation. */
    @JsonIgnore
    Capability needs();

    /**
     * The same change where {@code earlier} was written before: what that wrote may be replaced, what anybody changed since
     * may not. Empty where the two have another target.
     */
    Optional<WriteBackOperation> replacing(WriteBackOperation earlier);

    /**
     * A result file beside the original, named {@code <original name><suffix>}.
     *
     * @param suffix begins with a dot, as in {@code .wenshu.json}
     * @param replaces SHA-256 of the file that this one may take the place of, in hexadecimal; empty where there is to be none
     */
    record WriteSidecar(String suffix, byte[] content, String replaces) implements WriteBackOperation {
        /** Operations stored by an earlier version replace nothing. */
        public WriteSidecar {
            replaces = Objects.requireNonNullElse(replaces, "");
        }

        /** A file that is not there yet. */
        public WriteSidecar(String suffix, byte[] content) {
            this(suffix, content, "");
        }

        @Override
        public Optional<WriteBackOperation> replacing(WriteBackOperation earlier) {
            return earlier instanceof WriteSidecar before && before.suffix.equals(suffix)
                    ? Optional.of(new WriteSidecar(
                            suffix, content, ContentHash.of(before.content).hex()))
                    : Optional.empty();
        }

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
     * @param replaces the cells of the row that this one may take the place of, where it stands; empty where there is to be none
     */
    record AppendLedgerRow(String ledger, String rowKey, List<Cell> cells, List<Cell> replaces)
            implements WriteBackOperation {
        /** Operations stored by an earlier version replace nothing. */
        public AppendLedgerRow {
            cells = List.copyOf(cells);
            replaces = List.copyOf(Objects.requireNonNullElse(replaces, List.of()));
        }

        /** A row that is not there yet. */
        public AppendLedgerRow(String ledger, String rowKey, List<Cell> cells) {
            this(ledger, rowKey, cells, List.of());
        }

        @Override
        public Optional<WriteBackOperation> replacing(WriteBackOperation earlier) {
            return earlier instanceof AppendLedgerRow before
                            && before.ledger.equals(ledger)
                            && before.rowKey.equals(rowKey)
                    ? Optional.of(new AppendLedgerRow(ledger, rowKey, cells, before.cells))
                    : Optional.empty();
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

    /**
     * Named values on the item itself: object tags, WebDAV properties, columns of a row or list. Others stay.
     *
     * @param properties by name, lower case with underscores as in {@code decision}, {@code total}; in the order to show them. The
     *     connector says how the system names them
     * @param replaces those that an earlier operation set and that may be replaced or, where they are not among the
     *     properties, taken away; a value that is there and neither wanted nor among these is a conflict
     */
    record SetProperties(Map<String, String> properties, Map<String, String> replaces) implements WriteBackOperation {
        public SetProperties {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
            replaces = Collections.unmodifiableMap(new LinkedHashMap<>(replaces));
        }

        /** Values that are not there yet. */
        public SetProperties(Map<String, String> properties) {
            this(properties, Map.of());
        }

        @Override
        public Optional<WriteBackOperation> replacing(WriteBackOperation earlier) {
            return earlier instanceof SetProperties before
                    ? Optional.of(new SetProperties(properties, before.properties))
                    : Optional.empty();
        }

        @Override
        public Capability needs() {
            return Capability.PROPERTIES;
        }

        @Override
        public String toString() {
            return "SetProperties[properties=" + properties.keySet() + "]";
        }
    }

    /**
     * An answer to whoever sent the item, in its thread. Whether it is sent or left as a draft is the connector's setting.
     *
     * @param text plain text, lines separated by {@code \n}
     */
    record Reply(String text) implements WriteBackOperation {
        @Override
        public Optional<WriteBackOperation> replacing(WriteBackOperation earlier) {
            return Optional.empty();
        }

        @Override
        public Capability needs() {
            return Capability.REPLY;
        }

        @Override
        public String toString() {
            return "Reply[characters=" + text.length() + "]";
        }
    }

    /** The original moved to a folder of the source, given relative to its root with {@code /} between names. */
    record MoveOriginal(String folder) implements WriteBackOperation {
        @Override
        public Optional<WriteBackOperation> replacing(WriteBackOperation earlier) {
            return Optional.empty();
        }

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
