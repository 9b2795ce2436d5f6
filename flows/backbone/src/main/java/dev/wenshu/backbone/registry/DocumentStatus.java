package dev.wenshu.backbone.registry;

import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.reading.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What can be told about a document.
 *
 * @param lastFault why it is being tried again, where it is
 * @param readings of the file and its parts, the file first; empty until it was read
 */
public record DocumentStatus(
        String id,
        String system,
        String itemId,
        String fileName,
        DocumentState state,
        Optional<Decision> decision,
        Optional<Problem> problem,
        Optional<String> lastFault,
        Instant registeredAt,
        Instant updatedAt,
        List<Reading> readings) {
    @Override
    public String toString() {
        return "DocumentStatus[id=" + id + ", state=" + state + "]";
    }
}
