package dev.wenshu.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.testkit.RecordingIntake;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PollingRoutesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final ShelfSource shelf = new ShelfSource();
    private final RecordingIntake intake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() throws IOException {
        context.close();
    }

    @Test
    void handsOnEachStateOfAnItemOnce() throws Exception {
        // Given
        shelf.put("a.pdf", "1");

        // When
        start(Duration.ZERO, Optional.empty());
        awaitCount("a.pdf", 1);
        shelf.put("a.pdf", "2");
        awaitCount("a.pdf", 2);
        shelf.awaitListings(2);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().version()).containsExactly("1", "2");
    }

    @Test
    void takesWhatComesAfterAnItemThatAlwaysBreaks() throws Exception {
        // Given
        shelf.put("a.pdf", "1");
        shelf.put("b.pdf", "1");
        shelf.breakContentOf("a.pdf");

        // When
        start(Duration.ZERO, Optional.empty());
        awaitCount("b.pdf", 1);
        shelf.mendContentOf("a.pdf");
        awaitCount("a.pdf", 1);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().fileName()).containsExactly("b.pdf", "a.pdf");
    }

    @Test
    void letsOthersPassAnItemThatMayNotBeOpened() throws Exception {
        // Given
        shelf.put("a.pdf", "1");
        shelf.put("b.pdf", "1");
        shelf.forbid("a.pdf");

        // When
        start(Duration.ZERO, Optional.empty());
        awaitCount("b.pdf", 1);
        shelf.mendContentOf("a.pdf");
        awaitCount("a.pdf", 1);

        // Then
        assertThat(intake.handedOn()).hasSize(2);
    }

    @Test
    void offersAnItemAgainAfterAFaultThatConcernsAll() throws Exception {
        // Given
        shelf.put("a.pdf", "1");
        intake.failNext(new Fault(FaultCategory.CAPACITY, "full"));
        intake.failNext(new Fault(FaultCategory.SETUP, "not set up"));

        // When
        start(Duration.ZERO, Optional.empty());
        awaitCount("a.pdf", 1);

        // Then
        assertThat(intake.hasRaisedAll()).isTrue();
    }

    @Test
    void leavesARefusedItemAloneUntilItChanges() throws Exception {
        // Given
        shelf.put("a.pdf", "1");
        intake.failNext(new Fault(FaultCategory.INPUT, "no document"));

        // When
        start(Duration.ZERO, Optional.empty());
        await().atMost(PATIENCE).until(intake::hasRaisedAll);
        shelf.awaitListings(3);
        shelf.put("a.pdf", "2");
        awaitCount("a.pdf", 1);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().version()).containsExactly("2");
    }

    @Test
    void acknowledgesWhatIntakeHasAndOffersAgainWhatIsNot() throws Exception {
        // Given
        shelf.put("a.pdf", "1");
        shelf.put("b.pdf", "1");
        intake.failNext(new Fault(FaultCategory.INPUT, "no document"));
        shelf.refuseAcknowledgement();

        // When
        start(Duration.ZERO, Optional.empty());
        awaitCount("b.pdf", 2);
        shelf.awaitListings(2);

        // Then
        assertThat(shelf.handedOn).containsExactly("b.pdf", "b.pdf");
    }

    @Test
    void saysWhatIsSettledAndNotWhatWaits() throws Exception {
        // Given
        shelf.put("a.pdf", "1");
        shelf.put("b.pdf", "1");
        shelf.put("c.pdf", "1");
        shelf.put("d/../e.pdf", "1");
        intake.failNext(new Fault(FaultCategory.INTERNAL, "a defect"));
        intake.failNext(new Fault(FaultCategory.INPUT, "no document"));

        // When
        start(Duration.ZERO, Optional.empty());
        awaitCount("c.pdf", 1);
        shelf.awaitListings(1);

        // Then
        assertThat(shelf.settled).containsExactlyInAnyOrder("b.pdf", "c.pdf", "d/../e.pdf");
    }

    @Test
    void waitsUntilAnItemIsQuiet() throws Exception {
        // Given
        shelf.put("a.pdf", "1");

        // When
        start(Duration.ofDays(1), Optional.empty());
        shelf.awaitListings(5);

        // Then
        assertThat(intake.handedOn()).isEmpty();
    }

    @Test
    void remembersOverARestartWhatWasHandedOn() throws Exception {
        // Given
        Path seen = folder.resolve("seen");
        shelf.put("a.pdf", "1");
        start(Duration.ZERO, Optional.of(seen));
        awaitCount("a.pdf", 1);
        await().atMost(PATIENCE).until(() -> Files.exists(seen));
        context.stop();

        // When
        shelf.put("b.pdf", "1");
        context.start();
        awaitCount("b.pdf", 1);

        // Then
        assertThat(intake.count("a.pdf")).isEqualTo(1);
    }

    @Test
    void leavesHostileNamesAlone() throws Exception {
        // Given
        shelf.put("../a.pdf", "1");
        shelf.put("b\nc.pdf", "1");
        shelf.put("d.pdf", "1");

        // When
        start(Duration.ZERO, Optional.empty());
        awaitCount("d.pdf", 1);
        shelf.awaitListings(2);

        // Then
        assertThat(intake.handedOn()).hasSize(1);
    }

    private void start(Duration stability, Optional<Path> seen) throws Exception {
        context.addRoutes(intake);
        context.addRoutes(new PollingRoutes() {
            @Override
            public void configure() {
                watch("shelf-source", shelf, new Pace(INTERVAL, stability, seen));
            }
        });
        context.start();
    }

    private void awaitCount(String fileName, int count) {
        await().atMost(PATIENCE).until(() -> intake.count(fileName) == count);
    }
}
