package dev.wenshu.backbone.gate;

import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.reading.Reading;

/** A reading with the decision that counts, which may be stricter than its own. */
public record GatedReading(Reading reading, Decision decision) {
    /** Whether its values may stand where people take them for true. */
    public boolean trusted() {
        return decision == Decision.ACCEPTED;
    }
}
