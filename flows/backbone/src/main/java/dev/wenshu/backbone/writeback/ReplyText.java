package dev.wenshu.backbone.writeback;

import dev.wenshu.backbone.gate.GatedItem;
import dev.wenshu.backbone.gate.GatedReading;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.connector.WriteBackOperation.Reply;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.extract.Summary;

/** Tells whoever sent an item what was found in it. A record that is not trusted shows no field, only that a person looks at it. */
final class ReplyText {
    private final Labels labels;

    ReplyText(Labels labels) {
        this.labels = labels;
    }

    Reply of(RegisteredDocument document, GatedItem item) {
        StringBuilder text = new StringBuilder();
        for (GatedReading reading : item.readings()) {
            describe(reading, document.item().fileName(), text);
        }
        return new Reply(text.append(labels.text("reply.footer", document.id()))
                .append('\n')
                .toString());
    }

    private void describe(GatedReading gated, String fileName, StringBuilder text) {
        ExtractRecord record = gated.reading().record();
        text.append(record.part() == null ? fileName : record.part())
                .append(": ")
                .append(labels.text("decision." + gated.decision().label()))
                .append('\n');
        if (gated.trusted()) {
            record.fields()
                    .forEach((field, value) -> text.append("  ")
                            .append(field)
                            .append(": ")
                            .append(value.replaceAll("\\p{Cntrl}+", " "))
                            .append('\n'));
            Summary summary = gated.reading().summary();
            if (summary != null) {
                summary.sentences()
                        .forEach(sentence -> text.append("  - ")
                                .append(sentence.text().replaceAll("\\p{Cntrl}+", " "))
                                .append('\n'));
            }
        }
        text.append('\n');
    }
}
