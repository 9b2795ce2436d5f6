package dev.wenshu.backbone.duplicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.document.duplicate.Fingerprint;
import dev.wenshu.document.duplicate.Traits;
import dev.wenshu.kernel.Json;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of known documents and their keys. A look-up reads a bounded number of rows, however many there are. */
@Singleton
final class KnownDocuments {
    private static final int STRIPES = 1024;
    private static final int NEWEST_PER_KEY = 16;
    private static final String ONE_KEY =
            "(SELECT known_id FROM known_key WHERE key_hash = ? ORDER BY known_id DESC FETCH FIRST " + NEWEST_PER_KEY
                    + " ROWS ONLY)";

    /** Waits until nobody else decides about documents that share one of the keys; held to the transaction's end. */
    void claim(Transaction transaction, Collection<Long> keys) {
        List<Integer> stripes = keys.stream()
                .map(key -> Math.floorMod(key, STRIPES))
                .distinct()
                .sorted()
                .toList();
        if (!stripes.isEmpty()) {
            transaction.list(
                    row -> row.getInt(1),
                    "SELECT id FROM known_stripe WHERE id IN (" + marks(stripes.size()) + ") ORDER BY id FOR UPDATE",
                    stripes.toArray());
        }
    }

    /** Those that share a key, of other documents than this one; of many that share one the newest. */
    List<KnownDocument> sharing(Transaction transaction, List<Long> keys, String exceptDocument) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<Long> candidates = transaction.list(
                row -> row.getLong(1),
                String.join(" UNION ", Collections.nCopies(keys.size(), ONE_KEY)),
                keys.toArray());
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(candidates);
        arguments.add(exceptDocument);
        return transaction.list(
                KnownDocuments::read,
                "SELECT known.document_id, known.part, known.traits, document.system, document.source,"
                        + " document.file_name, document.content_hash FROM known_document known"
                        + " JOIN document ON document.id = known.document_id"
                        + " WHERE known.id IN (" + marks(candidates.size()) + ") AND known.document_id <> ?"
                        + " ORDER BY known.id",
                arguments.toArray());
    }

    /** Does nothing where it is known already. */
    void add(Transaction transaction, String documentId, int number, @Nullable String part, Fingerprint fingerprint) {
        int added = transaction.update(
                "INSERT INTO known_document (document_id, number, part, traits) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                documentId,
                number,
                part,
                write(fingerprint.traits()));
        if (added == 0 || fingerprint.keys().isEmpty()) {
            return;
        }
        long id = transaction
                .first(
                        row -> row.getLong(1),
                        "SELECT id FROM known_document WHERE document_id = ? AND number = ?",
                        documentId,
                        number)
                .orElseThrow();
        List<Object> rows = new ArrayList<>();
        for (long key : fingerprint.keys()) {
            rows.add(key);
            rows.add(id);
        }
        transaction.update(
                "INSERT INTO known_key (key_hash, known_id) VALUES "
                        + String.join(
                                ", ", Collections.nCopies(fingerprint.keys().size(), "(?, ?)")),
                rows.toArray());
    }

    private static KnownDocument read(ResultSet row) throws SQLException {
        return new KnownDocument(
                row.getString("document_id"),
                row.getString("system"),
                row.getString("source"),
                row.getString("file_name"),
                row.getString("part"),
                row.getString("content_hash"),
                traits(row.getString("traits")));
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static String write(Traits traits) {
        try {
            return Json.whole().writeValueAsString(traits);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("traits cannot be written as JSON", e);
        }
    }

    private static Traits traits(String json) {
        try {
            return Json.whole().readValue(json, Traits.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored traits cannot be read back", e);
        }
    }
}
