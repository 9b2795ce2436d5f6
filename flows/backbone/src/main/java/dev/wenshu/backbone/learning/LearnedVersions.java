package dev.wenshu.backbone.learning;

import static dev.wenshu.backbone.database.RowReader.instant;

import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.document.learn.Learned;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** The versions' rows, and which of them is in use. */
@Singleton
final class LearnedVersions {
    /** Number of reading as shipped. */
    static final int SHIPPED = 0;

    private final InstantSource clock;

    LearnedVersions(InstantSource clock) {
        this.clock = clock;
    }

    /** The version in use, and whether a person chose it. */
    record Use(int number, boolean chosen) {}

    Use used(Transaction transaction, String kind) {
        return transaction
                .first(
                        row -> new Use(row.getInt("number"), row.getBoolean("chosen")),
                        "SELECT number, chosen FROM learned_use WHERE kind = ?",
                        kind)
                .orElseGet(() -> new Use(SHIPPED, false));
    }

    /** Nobody else adds a version of the kind or changes which is in use until the transaction ends. */
    Use lock(Transaction transaction, String kind) {
        transaction.update(
                "INSERT INTO learned_use (kind, number, chosen) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                kind,
                SHIPPED,
                false);
        return transaction
                .first(
                        row -> new Use(row.getInt("number"), row.getBoolean("chosen")),
                        "SELECT number, chosen FROM learned_use WHERE kind = ? FOR UPDATE",
                        kind)
                .orElseThrow();
    }

    void use(Transaction transaction, String kind, Use use) {
        transaction.update(
                "UPDATE learned_use SET number = ?, chosen = ? WHERE kind = ?", use.number(), use.chosen(), kind);
    }

    /** Empty for reading as shipped, and for a version that there is not. */
    String state(Transaction transaction, String kind, int number) {
        return transaction
                .first(
                        row -> row.getString("state"),
                        "SELECT state FROM learned_version WHERE kind = ? AND number = ?",
                        kind,
                        number)
                .orElse("");
    }

    /** Of a kind that is locked; gives the new version's number. */
    int add(Transaction transaction, String kind, int lessons, Learned learned) {
        int number = newest(transaction, kind) + 1;
        transaction.update(
                "INSERT INTO learned_version (kind, number, lessons, fields, right_before, right_after, objection,"
                        + " state, learned_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                kind,
                number,
                lessons,
                learned.fields(),
                learned.rightBefore(),
                learned.rightAfter(),
                learned.objection(),
                learned.state(),
                clock.instant());
        return number;
    }

    /** Keeps the newest so many and the one in use. */
    void forget(Transaction transaction, String kind, int keep) {
        transaction.update(
                "DELETE FROM learned_version WHERE kind = ? AND number <= ? AND number <> ?",
                kind,
                newest(transaction, kind) - keep,
                used(transaction, kind).number());
    }

    /** The newest without objection, or reading as shipped. */
    int newestSound(Transaction transaction, String kind) {
        return transaction
                .first(
                        row -> row.getInt("newest"),
                        "SELECT COALESCE(MAX(number), 0) AS newest FROM learned_version WHERE kind = ? AND objection = ''",
                        kind)
                .orElse(SHIPPED);
    }

    /** The newest first. */
    List<LearnedVersion> list(Transaction transaction, String kind) {
        int used = used(transaction, kind).number();
        return transaction.list(
                row -> new LearnedVersion(
                        row.getInt("number"),
                        row.getInt("lessons"),
                        row.getInt("fields"),
                        row.getInt("right_before"),
                        row.getInt("right_after"),
                        row.getString("objection"),
                        instant(row, "learned_at"),
                        row.getInt("number") == used),
                "SELECT number, lessons, fields, right_before, right_after, objection, learned_at FROM learned_version"
                        + " WHERE kind = ? ORDER BY number DESC",
                kind);
    }

    private static int newest(Transaction transaction, String kind) {
        return transaction
                .first(
                        row -> row.getInt("newest"),
                        "SELECT COALESCE(MAX(number), 0) AS newest FROM learned_version WHERE kind = ?",
                        kind)
                .orElse(SHIPPED);
    }
}
