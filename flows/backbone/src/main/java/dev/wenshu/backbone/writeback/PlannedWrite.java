package dev.wenshu.backbone.writeback;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackRequest;

/** One operation of a document's plan as it is kept. */
record PlannedWrite(String key, String documentId, SourceItem item, WriteBackOperation operation, String undo) {
    WriteBackRequest.Keyed keyed() {
        return new WriteBackRequest.Keyed(key, documentId, item, operation);
    }

    PlannedWrite with(WriteBackOperation instead) {
        return new PlannedWrite(key, documentId, item, instead, undo);
    }

    @Override
    public String toString() {
        return "PlannedWrite[key=" + key + "]";
    }
}
