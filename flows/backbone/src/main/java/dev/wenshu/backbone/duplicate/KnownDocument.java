package dev.wenshu.backbone.duplicate;

import dev.wenshu.document.duplicate.Traits;
import org.jspecify.annotations.Nullable;

/** A document, or a part of one, that was there before. */
record KnownDocument(
        String documentId,
        String system,
        String source,
        String fileName,
        @Nullable String part,
        String contentHash,
        Traits traits) {
    @Override
    public String toString() {
        return "KnownDocument[documentId=" + documentId + "]";
    }
}
