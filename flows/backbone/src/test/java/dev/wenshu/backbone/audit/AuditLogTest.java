package dev.wenshu.backbone.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Migrations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {
    private final Database database = database();
    private final AuditLog audit =
            new AuditLog(database, InstantSource.fixed(Instant.parse("2026-11-20T08:00:00.123456789Z")));

    @BeforeEach
    void writeThreeEntries() {
        for (String event : new String[] {"RECEIVED", "STATE", "WRITTEN"}) {
            database.run(transaction -> audit.append(transaction, "d1", event, "detail of " + event));
        }
    }

    @Test
    void findsAnUntouchedChainIntact() {
        // When
        AuditVerdict verdict = audit.verify();

        // Then
        assertThat(verdict).isEqualTo(new AuditVerdict.Intact(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET detail = 'nothing happened' WHERE seq = 2",
                "UPDATE audit SET happened_at = happened_at + INTERVAL '1' HOUR WHERE seq = 2",
                "UPDATE audit SET document_id = 'd2' WHERE seq = 2",
                "DELETE FROM audit WHERE seq = 2"
            })
    void findsTheEntryThatWasTamperedWith(String tampering) {
        // Given
        database.run(transaction -> transaction.update(tampering));

        // When
        AuditVerdict verdict = audit.verify();

        // Then
        assertThat(verdict).isEqualTo(new AuditVerdict.Broken(2));
    }

    @Test
    void noticesThatTheNewestEntriesWereCutOff() {
        // Given
        database.run(transaction -> transaction.update("DELETE FROM audit WHERE seq = 3"));

        // When
        AuditVerdict verdict = audit.verify();

        // Then
        assertThat(verdict).isEqualTo(new AuditVerdict.Broken(3));
    }

    private static Database database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        Migrations.apply(h2);
        return new Database(h2);
    }
}
