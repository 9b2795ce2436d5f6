package dev.wenshu.connector.mail.writeback;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.util.List;
import java.util.Objects;

/** What it takes to take one operation back; stored by the suite as text, without content of mail. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "undo")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UndoRecord.Keywords.class, name = "keywords"),
    @JsonSubTypes.Type(value = UndoRecord.Move.class, name = "move"),
    @JsonSubTypes.Type(value = UndoRecord.Draft.class, name = "draft")
})
public sealed interface UndoRecord {
    /** Keywords that were set, and those that they took the place of. */
    record Keywords(List<String> added, List<String> replaced) implements UndoRecord {
        public Keywords {
            // The mapper leaves empty lists out.
            added = List.copyOf(Objects.requireNonNullElse(added, List.of()));
            replaced = List.copyOf(Objects.requireNonNullElse(replaced, List.of()));
        }
    }

    /** A move to that folder, in the server's spelling. */
    record Move(String to) implements UndoRecord {}

    /** A draft and the SHA-256 of what a person could change in it. */
    record Draft(String sha256) implements UndoRecord {}

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
            throw new Fault(FaultCategory.INTERNAL, "an undo record of the mail connector is unreadable", e);
        }
    }
}
