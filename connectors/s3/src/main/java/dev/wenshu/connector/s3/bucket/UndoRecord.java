package dev.wenshu.connector.s3.bucket;

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
    @JsonSubTypes.Type(value = UndoRecord.Tags.class, name = "tags"),
    @JsonSubTypes.Type(value = UndoRecord.Move.class, name = "move")
})
public sealed interface UndoRecord {
    /** A sidecar and the SHA-256 it was written with. */
    record Sidecar(String suffix, String sha256) implements UndoRecord {}

    /** Names of tags, and the SHA-256 of their values. */
    record Tags(List<String> names, String sha256) implements UndoRecord {
        public Tags {
            names = List.copyOf(names);
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
            throw new Fault(FaultCategory.INTERNAL, "an undo record of the S3 connector is unreadable", e);
        }
    }
}
