package dev.wenshu.backbone.audit;

import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param event stable name, as in {@code STATE} or {@code WRITTEN}
 * @param detail for a person; never document content
 */
public record AuditEntry(long seq, Instant at, String documentId, String event, String detail) {}
