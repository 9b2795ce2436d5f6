package dev.wenshu.connector.folder.inbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.util.List;

/** What it takes to take one operation back; stored by the suite as text, without document content. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "undo")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UndoRecord.Sidecar.class, name = "sidecar"),
    @JsonSubTypes.Type(value = UndoRecord.LedgerRow.class, name = "ledger-row"),
    @JsonSubTypes.Type(value = UndoRecord.Move.class, name = "move")
})
public sealed interface UndoRecord {
    /** A sidecar and the SHA-256 it was written with. */
    record Sidecar(String suffix, String sha256) implements UndoRecord {}

    /** A row, the columns filled, and the SHA-256 of their values. */
    record LedgerRow(String ledger, String rowKey, List<String> columns, String sha256) implements UndoRecord {
        public LedgerRow {
            columns = List.copyOf(columns);
        }
    }

    /** A move, both ends as item ids. */
    record Move(String from, String to) implements UndoRecord {}

    default String text() {
        try {
            return Json.mapper().writerFor(UndoRecord.class).writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts always becomes JSON", e);
        }
    }

    static UndoRecord parse(String text) {
        try {
            return Json.mapper().readValue(text, UndoRecord.class);
        } catch (JsonProcessingException e) {
            throw new Fault(FaultCategory.INTERNAL, "an undo record of the folder connector is unreadable", e);
        }
    }
}
