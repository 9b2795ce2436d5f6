package dev.wenshu.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.testkit.RecordingIntake;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims, the same on every database. */
abstract class ClaimScenarios {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RecordingIntake intake = new RecordingIntake();
    private final RecordingIntake otherIntake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final DefaultCamelContext otherContext = new DefaultCamelContext();
    private TestDatabase database;

    abstract TestDatabase newDatabase() throws Exception;

    @BeforeEach
    final void open() throws Exception {
        database = newDatabase();
    }

    @AfterEach
    final void close() throws Exception {
        context.close();
        otherContext.close();
        database.close();
    }

    @Test
    final void claimsARowOnlyAfterIntakeHasIt() throws Exception {
        // Given
        database.insert(1, "1.pdf", "one");
        database.insert(2, "2.pdf", "two");
        intake.failNext(new Fault(FaultCategory.CAPACITY, "the store is full"));
        intake.failNext(new Fault(FaultCategory.INPUT, "cannot be read"));

        // When
        start(context, intake, Map.of());
        await().atMost(PATIENCE).until(() -> database.count("claimed = 'wenshu'") == 1);

        // Then
        assertThat(intake.hasRaisedAll()).isTrue();
        assertThat(intake.count("2.pdf")).isEqualTo(1);
        assertThat(database.count("claimed IS NULL AND id = 1")).isEqualTo(1);
    }

    @Test
    final void takesRowsThatHoldTheOpenValue() throws Exception {
        // Given
        database.insert(1, "1.pdf", "one");
        database.insert(2, "2.pdf", "two");
        database.run("UPDATE invoices SET claimed = 'NEW' WHERE id = 2");

        // When
        start(context, intake, Map.of("open-value", "NEW", "claimed-value", "TAKEN"));
        await().atMost(PATIENCE).until(() -> database.count("claimed = 'TAKEN'") == 1);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().itemId()).containsExactly("2");
    }

    @Test
    final void losesNothingWhereTwoSuitesClaimAtOnce() throws Exception {
        // Given
        for (int id = 1; id <= 40; id++) {
            database.insert(id, id + ".pdf", "content " + id);
        }

        // When
        start(context, intake, Map.of("fetch-size", "3"));
        start(otherContext, otherIntake, Map.of("fetch-size", "3"));
        await().atMost(PATIENCE).until(() -> database.count("claimed = 'wenshu'") == 40);

        // Then
        assertThat(Stream.concat(intake.handedOn().stream(), otherIntake.handedOn().stream())
                        .map(one -> one.item().itemId())
                        .collect(Collectors.toSet()))
                .hasSize(40);
    }

    @Test
    final void saysThatAVersionWhichTheClaimChangesIsNone() throws Exception {
        // Given
        database.countRevisions();
        database.insert(1, "1.pdf", "one");

        // When
        start(context, intake, Map.of("version-column", "rev"));
        await().atMost(PATIENCE).until(() -> intake.count("1.pdf") > 1);

        // Then
        assertThat(database.count("claimed IS NULL AND rev = 1")).isEqualTo(1);
    }

    private void start(DefaultCamelContext in, RecordingIntake to, Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("table", "invoices", "claim-column", "claimed"));
        settings.putAll(more);
        in.addRoutes(to);
        in.addRoutes(new JdbcSourceRoute(database.config(settings)));
        in.start();
    }
}
