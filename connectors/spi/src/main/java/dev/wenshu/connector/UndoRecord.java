package dev.wenshu.connector;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.util.List;
import java.util.Objects;

/**
 * What it takes to take one operation back; {@link #text} is what a {@link WriteBackOutcome.Written} carries and the suite stores,
 * so it holds hashes and names, never content. A connector writes those kinds that it can take back.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "undo")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UndoRecord.Sidecar.class, name = "sidecar"),
    @JsonSubTypes.Type(value = UndoRecord.LedgerRow.class, name = "ledger-row"),
    @JsonSubTypes.Type(value = UndoRecord.Properties.class, name = "properties"),
    @JsonSubTypes.Type(value = UndoRecord.Keywords.class, name = "keywords"),
    @JsonSubTypes.Type(value = UndoRecord.Move.class, name = "move"),
    @JsonSubTypes.Type(value = UndoRecord.Draft.class, name = "draft")
})
public sealed interface UndoRecord {
    /** A sidecar and the SHA-256 it was written with. */
    record Sidecar(String suffix, String sha256) implements UndoRecord {}

    /** A row, the columns filled, and the SHA-256 of their values. */
    record LedgerRow(String ledger, String rowKey, List<String> columns, String sha256) implements UndoRecord {
        public LedgerRow {
            columns = present(columns);
        }
    }

    /** Names of properties as the system has them, and the SHA-256 of their values. */
    record Properties(List<String> names, String sha256) implements UndoRecord {
        public Properties {
            names = present(names);
        }
    }

    /** Marks that were set, and those that they took the place of. */
    record Keywords(List<String> added, List<String> replaced) implements UndoRecord {
        public Keywords {
            added = present(added);
            replaced = present(replaced);
        }
    }

    /** A move, both ends as item ids or as folders, as the system has it. */
    record Move(String from, String to) implements UndoRecord {}

    /** A draft and the SHA-256 of what a person could change in it. */
    record Draft(String sha256) implements UndoRecord {}

    default String text() {
        try {
            return Json.mapper().writerFor(UndoRecord.class).writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts always becomes JSON", e);
        }
    }

    /** An INTERNAL fault where {@code text} is no undo record. */
    static UndoRecord parse(String text) {
        try {
            return Json.mapper().readValue(text, UndoRecord.class);
        } catch (JsonProcessingException e) {
            throw new Fault(FaultCategory.INTERNAL, "an undo record is unreadable", e);
        }
    }

    /** The fault of a record that this connector never writes. */
    default Fault foreign() {
        return new Fault(
                FaultCategory.INTERNAL,
                "an undo record is of another connector: " + getClass().getSimpleName());
    }

    /** The mapper leaves empty lists out. */
    private static List<String> present(List<String> list) {
        return List.copyOf(Objects.requireNonNullElse(list, List.of()));
    }
}
