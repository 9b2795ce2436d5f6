package dev.wenshu.backbone.registry;

import static dev.wenshu.backbone.database.RowReader.instant;

import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.Problem;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers questions about documents; changes nothing. Thread-safe. */
@Singleton
public final class DocumentRegistry {
    private final Database database;
    private final StepResults results;

    public DocumentRegistry(Database database, StepResults results) {
        this.database = database;
        this.results = results;
    }

    /** How many documents there are in each state; a state without documents counts 0. */
    public Map<DocumentState, Long> counts() {
        Map<DocumentState, Long> counts = new EnumMap<>(DocumentState.class);
        for (DocumentState state : DocumentState.values()) {
            counts.put(state, 0L);
        }
        database.run(transaction -> transaction
                .list(
                        row -> Map.entry(DocumentState.valueOf(row.getString("state")), row.getLong("documents")),
                        "SELECT state, COUNT(*) AS documents FROM document GROUP BY state")
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
        return counts;
    }

    /** Whether no document has work of ours still to come. */
    public boolean idle() {
        Map<DocumentState, Long> counts = counts();
        return DocumentState.OPEN.stream().allMatch(state -> counts.getOrDefault(state, 0L) == 0);
    }

    public Optional<DocumentStatus> find(String id) {
        return database.transaction(transaction ->
                transaction.list(row -> status(transaction, row), "SELECT * FROM document WHERE id = ?", id).stream()
                        .findFirst());
    }

    /** The one document whose id begins so; empty where there is none or more than one. */
    public Optional<DocumentStatus> findByPrefix(String prefix) {
        List<DocumentStatus> found = database.transaction(transaction -> transaction.list(
                row -> status(transaction, row),
                "SELECT * FROM document WHERE SUBSTRING(id FROM 1 FOR ?) = ? FETCH FIRST 2 ROWS ONLY",
                prefix.length(),
                prefix));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** In the order they were registered. */
    public List<DocumentStatus> list(int offset, int limit) {
        return database.transaction(transaction -> transaction.list(
                row -> status(transaction, row),
                "SELECT * FROM document ORDER BY registered_at, id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                offset,
                limit));
    }

    /** Those in a state, in the order they were registered. */
    public List<DocumentStatus> list(DocumentState state, int offset, int limit) {
        return database.transaction(transaction -> transaction.list(
                row -> status(transaction, row),
                "SELECT * FROM document WHERE state = ? ORDER BY registered_at, id"
                        + " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                state,
                offset,
                limit));
    }

    private DocumentStatus status(Transaction transaction, ResultSet row) throws SQLException {
        String id = row.getString("id");
        String decision = row.getString("decision");
        String problem = row.getString("problem");
        return new DocumentStatus(
                id,
                row.getString("system"),
                row.getString("item_id"),
                row.getString("file_name"),
                DocumentState.valueOf(row.getString("state")),
                Optional.ofNullable(decision).map(Decision::valueOf),
                problem == null ? Optional.empty() : Optional.of(Problem.of(row.getString("problem_code"), problem)),
                Optional.ofNullable(row.getString("last_fault")),
                instant(row, "registered_at"),
                instant(row, "updated_at"),
                results.readings(transaction, id));
    }
}
