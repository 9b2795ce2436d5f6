package dev.wenshu.backbone.gate;

import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.reading.Reading;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Decides for a whole item, and again for each record in it, whether its values may be written back without a person.
 * Only ever stricter than the reading itself.
 */
@Singleton
public final class PolicyGate {
    private final Set<String> heldKinds;

    public PolicyGate(BackboneConfig config) {
        this.heldKinds = config.heldKinds().orElseGet(Set::of);
    }

    /** The readings with their decisions as the gate leaves them, and the decision for the item. */
    public GatedItem decide(List<Reading> readings) {
        Decision file = own(readings.getFirst());
        List<GatedReading> gated = readings.stream()
                // A part is never trusted more than the file it came in.
                .map(reading -> new GatedReading(reading, worse(own(reading), file)))
                .toList();
        Decision worst = gated.stream().map(GatedReading::decision).reduce(Decision.ACCEPTED, PolicyGate::worse);
        // The file could be read, so it is not turned down for what is in it; a person has to look.
        boolean onlyPartRejected = worst == Decision.REJECTED && file != Decision.REJECTED;
        return new GatedItem(onlyPartRejected ? Decision.REVIEW : worst, gated);
    }

    private Decision own(Reading reading) {
        Decision decision = reading.record().decision();
        return heldKinds.contains(reading.record().kind()) ? worse(decision, Decision.REVIEW) : decision;
    }

    private static Decision worse(Decision one, Decision other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
