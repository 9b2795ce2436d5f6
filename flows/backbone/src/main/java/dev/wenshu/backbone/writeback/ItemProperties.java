package dev.wenshu.backbone.writeback;

import dev.wenshu.backbone.gate.GatedItem;
import dev.wenshu.backbone.gate.GatedReading;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.document.extract.ExtractRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values for the item itself. Systems search and act by them, so a record that is not trusted shows none of its fields, only that
 * it is held. An item with several records shows fields only where exactly one of them has any.
 */
final class ItemProperties {
    private ItemProperties() {}

    static SetProperties of(RegisteredDocument document, GatedItem item) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("document_id", document.id());
        properties.put("decision", item.decision().label());
        List<GatedReading> withFields = item.readings().stream()
                .filter(reading -> !reading.reading().record().fields().isEmpty())
                .toList();
        GatedReading shown = withFields.size() == 1 ? withFields.getFirst() : item.file();
        ExtractRecord record = shown.reading().record();
        properties.put("kind", record.kind());
        if (shown.trusted() && withFields.size() <= 1) {
            properties.putAll(record.fields());
        }
        return new SetProperties(properties);
    }
}
