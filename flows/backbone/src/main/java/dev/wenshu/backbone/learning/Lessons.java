package dev.wenshu.backbone.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.learn.Learner;
import dev.wenshu.document.reading.Reading;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Json;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The lessons' rows. */
@Singleton
public final class Lessons {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final Learner learner;
    private final InstantSource clock;

    public Lessons(Learner learner, InstantSource clock) {
        this.learner = learner;
        this.clock = clock;
    }

    /** A document to be read again for its lessons. */
    record Waiting(String documentId, ContentHash content, String fileName, Map<Integer, Map<String, String>> stated) {
        @Override
        public String toString() {
            return "Waiting[documentId=" + documentId + "]";
        }
    }

    /**
     * Remembers what a person left of a document, in place of what was said of it before.
     *
     * @param changes what the person changed, for each reading
     */
    public void add(
            Transaction transaction, String documentId, List<Reading> readings, List<Map<String, String>> changes) {
        transaction.update("DELETE FROM lesson WHERE document_id = ?", documentId);
        for (int number = 0; number < readings.size(); number++) {
            ExtractRecord record = readings.get(number).record();
            if (record.kind().equals(learner.kind()) && !record.fields().isEmpty()) {
                transaction.update(
                        "INSERT INTO lesson (document_id, number, kind, stated, corrected, state, created_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        documentId,
                        number,
                        learner.kind(),
                        json(record.fields()),
                        String.join(",", changes.get(number).keySet()),
                        LessonState.WAITING,
                        clock.instant());
            }
        }
    }

    Optional<Waiting> next(Transaction transaction) {
        return transaction
                .first(
                        row -> row.getString("document_id"),
                        "SELECT document_id FROM lesson WHERE kind = ? AND state = ? ORDER BY attempts, created_at"
                                + " FETCH FIRST 1 ROWS ONLY",
                        learner.kind(),
                        LessonState.WAITING)
                .map(documentId -> waiting(transaction, documentId));
    }

    private static Waiting waiting(Transaction transaction, String documentId) {
        Map<Integer, Map<String, String>> stated = new TreeMap<>();
        transaction.list(
                row -> stated.put(row.getInt("number"), fields(row.getString("stated"))),
                "SELECT number, stated FROM lesson WHERE document_id = ?",
                documentId);
        return transaction
                .first(
                        row -> new Waiting(
                                documentId,
                                new ContentHash(row.getString("content_hash")),
                                row.getString("file_name"),
                                stated),
                        "SELECT content_hash, file_name FROM document WHERE id = ?",
                        documentId)
                .orElseThrow();
    }

    void settle(Transaction transaction, String documentId, int number, Optional<String> content) {
        transaction.update(
                "UPDATE lesson SET state = ?, content = ? WHERE document_id = ? AND number = ? AND state = ?",
                content.isPresent() ? LessonState.READY : LessonState.NOTHING,
                content.orElse(null),
                documentId,
                number,
                LessonState.WAITING);
    }

    void countAttempt(Transaction transaction, String documentId, int most) {
        transaction.update(
                "UPDATE lesson SET attempts = attempts + 1, state = CASE WHEN attempts + 1 >= ? THEN ? ELSE state END"
                        + " WHERE document_id = ? AND state = ?",
                most,
                LessonState.FAILED,
                documentId,
                LessonState.WAITING);
    }

    boolean hasNew(Transaction transaction) {
        return transaction
                .first(
                        row -> true,
                        "SELECT 1 FROM lesson WHERE kind = ? AND state = ? AND version IS NULL FETCH FIRST 1 ROWS ONLY",
                        learner.kind(),
                        LessonState.READY)
                .isPresent();
    }

    /** The newest so many, the oldest of them first. */
    List<String> ready(Transaction transaction, int most) {
        return transaction
                .list(
                        row -> row.getString("content"),
                        "SELECT content FROM lesson WHERE kind = ? AND state = ?"
                                + " ORDER BY created_at DESC, document_id, number FETCH FIRST " + most + " ROWS ONLY",
                        learner.kind(),
                        LessonState.READY)
                .reversed();
    }

    void learnedIn(Transaction transaction, int version) {
        transaction.update(
                "UPDATE lesson SET version = ? WHERE kind = ? AND state = ? AND version IS NULL",
                version,
                learner.kind(),
                LessonState.READY);
    }

    private static Map<String, String> fields(String json) {
        try {
            return Json.whole().readValue(json, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored lesson cannot be read back", e);
        }
    }

    private static String json(Map<String, String> fields) {
        try {
            return Json.whole().writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields cannot be written as JSON", e);
        }
    }
}
