package dev.wenshu.backbone.audit;

import static dev.wenshu.backbone.database.RowReader.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Json;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Append-only record of what happened. Each entry's hash covers its content and the hash before it. An entry is written in
 * the transaction of what it tells, so neither is there without the other.
 */
@Singleton
public final class AuditLog {
    private final Database database;
    private final InstantSource clock;

    public AuditLog(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Appends when the transaction ends: the end of the chain is the one lock that all transactions share. */
    public void append(Transaction transaction, String documentId, String event, String detail) {
        // Databases keep microseconds; a hash over nanoseconds could not be verified.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transaction.last(() -> link(transaction, now, documentId, event, detail));
    }

    /** Oldest first. */
    public List<AuditEntry> of(String documentId) {
        return database.transaction(transaction -> transaction.list(
                row -> new AuditEntry(
                        row.getLong("seq"),
                        instant(row, "happened_at"),
                        row.getString("document_id"),
                        row.getString("event"),
                        row.getString("detail")),
                "SELECT seq, happened_at, document_id, event, detail FROM audit WHERE document_id = ? ORDER BY seq",
                documentId));
    }

    public AuditVerdict verify() {
        return database.transaction(transaction -> {
            Head head = head(transaction, "");
            long seq = 0;
            String previous = "0".repeat(64);
            List<Link> page;
            do {
                page = page(transaction, seq);
                for (Link link : page) {
                    seq++;
                    boolean holds = link.entry().seq() == seq
                            && link.previous().equals(previous)
                            && link.hash().equals(hash(link.entry(), previous));
                    if (!holds) {
                        return new AuditVerdict.Broken(seq);
                    }
                    previous = link.hash();
                }
            } while (!page.isEmpty());
            return head.seq() == seq && head.hash().equals(previous)
                    ? new AuditVerdict.Intact(seq)
                    : new AuditVerdict.Broken(seq + 1);
        });
    }

    private static void link(Transaction transaction, Instant at, String documentId, String event, String detail) {
        Head head = head(transaction, " FOR UPDATE");
        AuditEntry entry = new AuditEntry(head.seq() + 1, at, documentId, event, detail);
        String hash = hash(entry, head.hash());
        transaction.update(
                "INSERT INTO audit (seq, happened_at, document_id, event, detail, previous_hash, hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                entry.seq(),
                at,
                documentId,
                event,
                detail,
                head.hash(),
                hash);
        transaction.update("UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1", entry.seq(), hash);
    }

    private static Head head(Transaction transaction, String lock) {
        return transaction
                .first(
                        row -> new Head(row.getLong("seq"), row.getString("hash")),
                        "SELECT seq, hash FROM audit_head WHERE id = 1" + lock)
                .orElseThrow();
    }

    private static List<Link> page(Transaction transaction, long after) {
        return transaction.list(
                row -> new Link(
                        new AuditEntry(
                                row.getLong("seq"),
                                instant(row, "happened_at"),
                                row.getString("document_id"),
                                row.getString("event"),
                                row.getString("detail")),
                        row.getString("previous_hash"),
                        row.getString("hash")),
                "SELECT * FROM audit WHERE seq > ? ORDER BY seq FETCH FIRST 1000 ROWS ONLY",
                after);
    }

    private static String hash(AuditEntry entry, String previous) {
        try {
            String canonical = Json.mapper()
                    .writeValueAsString(List.of(
                            previous,
                            entry.seq(),
                            entry.at().toString(),
                            entry.documentId(),
                            entry.event(),
                            entry.detail()));
            return ContentHash.of(canonical.getBytes(StandardCharsets.UTF_8)).hex();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers can be written as JSON", e);
        }
    }

    private record Head(long seq, String hash) {}

    private record Link(AuditEntry entry, String previous, String hash) {}
}
