package dev.wenshu.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.connector.polling.SeenItems.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuietItemsTest {
    private static final Fingerprint ITEM = Fingerprint.of("a.pdf", "1");

    private Instant now = Instant.EPOCH;
    private final QuietItems quiet = new QuietItems(() -> now, Duration.ofSeconds(3));

    @Test
    void isQuietAfterAWholeWindowInOneState() {
        assertThat(look()).isFalse();
        now = now.plusSeconds(2);
        assertThat(look()).isFalse();
        now = now.plusSeconds(1);
        assertThat(look()).isTrue();
    }

    @Test
    void beginsAnewAfterAListingWithoutTheItem() {
        // Given
        look();
        quiet.nextListing();
        quiet.listedAll();

        // When
        now = now.plusSeconds(4);

        // Then
        assertThat(look()).isFalse();
    }

    private boolean look() {
        quiet.nextListing();
        boolean isQuiet = quiet.isQuiet(ITEM);
        quiet.listedAll();
        return isQuiet;
    }
}
