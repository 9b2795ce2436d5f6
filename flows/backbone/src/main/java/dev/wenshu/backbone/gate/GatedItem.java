package dev.wenshu.backbone.gate;

import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.reading.Reading;
import java.util.List;

/** What the gate made of a file and its parts; the file comes first. */
public record GatedItem(Decision decision, List<GatedReading> readings) {
    public GatedItem {
        readings = List.copyOf(readings);
    }

    /** What a person decided holds for all its readings but those that could not be read. */
    public static GatedItem decidedByPerson(Decision decision, List<Reading> readings) {
        return new GatedItem(
                decision,
                readings.stream()
                        .map(reading ->
                                new GatedReading(reading, reading.record().decision()))
                        .toList());
    }

    public GatedReading file() {
        return readings.getFirst();
    }

    public List<GatedReading> parts() {
        return readings.subList(1, readings.size());
    }
}
