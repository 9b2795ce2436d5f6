package dev.wenshu.backbone.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.document.reading.Reading;
import dev.wenshu.kernel.Json;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a step of work gave, so that doing it again for the same input finds it. */
@Singleton
public final class StepResults {
    private static final String READING = "reading";
    private static final String CHECKED = "checked";
    private static final String REVIEWED = "reviewed";
    private static final TypeReference<List<Reading>> READINGS = new TypeReference<>() {};
    private final InstantSource clock;

    public StepResults(InstantSource clock) {
        this.clock = clock;
    }

    public Optional<List<Reading>> readings(Transaction transaction, String documentId, String inputHash) {
        return transaction
                .first(
                        row -> row.getString("result"),
                        "SELECT result FROM step_result WHERE document_id = ? AND step = ? AND input_hash = ?",
                        documentId,
                        READING,
                        inputHash)
                .map(StepResults::parse);
    }

    /** The first result stays: a second worker's must not replace what may already have been acted on. */
    public void keep(Transaction transaction, String documentId, String inputHash, List<Reading> readings) {
        keep(transaction, documentId, READING, inputHash, readings);
    }

    /** What became of the readings when they were compared with other documents; nothing where they stayed the same. */
    public void keepChecked(
            Transaction transaction,
            String documentId,
            String inputHash,
            List<Reading> readings,
            List<Reading> checked) {
        transaction.update(
                "DELETE FROM step_result WHERE document_id = ? AND step = ? AND input_hash = ?",
                documentId,
                CHECKED,
                inputHash);
        if (!checked.equals(readings)) {
            keep(transaction, documentId, CHECKED, inputHash, checked);
        }
    }

    /** The readings as a person left them, in place of what an earlier review gave. */
    public void keepReviewed(Transaction transaction, String documentId, List<Reading> readings) {
        transaction.update("DELETE FROM step_result WHERE document_id = ? AND step = ?", documentId, REVIEWED);
        keep(transaction, documentId, REVIEWED, "", readings);
    }

    private void keep(
            Transaction transaction, String documentId, String step, String inputHash, List<Reading> readings) {
        try {
            transaction.update(
                    "INSERT INTO step_result (document_id, step, input_hash, result, created_at) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT DO NOTHING",
                    documentId,
                    step,
                    inputHash,
                    Json.whole().writeValueAsString(readings),
                    clock.instant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reading of document " + documentId + " cannot be written as JSON", e);
        }
    }

    /** The newest of what reading, comparing and persons gave; empty until the document was read. */
    public List<Reading> readings(Transaction transaction, String documentId) {
        return transaction
                .first(
                        row -> row.getString("result"),
                        "SELECT result FROM step_result WHERE document_id = ?"
                                + " ORDER BY created_at DESC, step FETCH FIRST 1 ROWS ONLY",
                        documentId)
                .map(StepResults::parse)
                .orElseGet(List::of);
    }

    private static List<Reading> parse(String json) {
        try {
            return Json.whole().readValue(json, READINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored reading cannot be read back", e);
        }
    }
}
