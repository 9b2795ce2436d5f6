package dev.wenshu.backbone.gate;

import dev.wenshu.document.extract.Decision;
import java.util.List;

/** What the gate made of a file and its parts; the file comes first. */
public record GatedItem(Decision decision, List<GatedReading> readings) {
    public GatedItem {
        readings = List.copyOf(readings);
    }

    public GatedReading file() {
        return readings.getFirst();
    }

    public List<GatedReading> parts() {
        return readings.subList(1, readings.size());
    }
}
