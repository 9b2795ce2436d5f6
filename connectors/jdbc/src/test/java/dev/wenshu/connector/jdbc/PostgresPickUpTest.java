package dev.wenshu.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.connector.jdbc.JdbcSettings.Watched;
import dev.wenshu.connector.jdbc.rows.RowSource;
import dev.wenshu.connector.polling.Listing;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StopsPostgres.class)
class PostgresPickUpTest extends PickUpScenarios {
    @Override
    TestDatabase newDatabase() throws Exception {
        return new PostgresDatabase();
    }

    /** Passes with a heap of 48 MB too, which cannot be set for one test. */
    @Test
    void listsAHundredThousandRows() {
        // Given
        database.run(
                "INSERT INTO invoices (id, file_name, content)"
                        + " SELECT n, repeat('n', 200), convert_to(repeat('x', 400), 'UTF8') FROM generate_series(1, 100000) n");
        Watched table = JdbcSettings.of(database.config(Map.of("fetch-size", "2000")))
                .tables()
                .getFirst();

        // When
        long count = 0;
        try (Listing listing = new RowSource(table.database(), table.rows(), InstantSource.system()).list()) {
            while (listing.next().isPresent()) {
                count++;
            }
        }

        // Then
        assertThat(count).isEqualTo(100_000);
    }

    @Test
    void readsLargeObjects() throws Exception {
        // Given
        database.insert(1, "a.pdf", "");
        database.run("ALTER TABLE invoices ADD COLUMN big oid");
        database.run("UPDATE invoices SET big = lo_from_bytea(0, convert_to('large', 'UTF8'))");
        database.run(
                "DO $$ BEGIN EXECUTE 'GRANT SELECT ON LARGE OBJECT ' || (SELECT big FROM invoices) || ' TO wenshu';"
                        + " END $$");

        // When
        start(Map.of("query", "SELECT id, file_name, big, rev FROM invoices", "item-content", "big"));
        awaitCount(1);

        // Then
        assertThat(intake.handedOn())
                .singleElement()
                .satisfies(one -> assertThat(one.sha256()).isEqualTo(sha256("large")));
    }
}
