package dev.wenshu.connector.polling;

import dev.wenshu.connector.polling.SeenItems.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells a finished item from one that is still being written: it must look the same for a whole window of this machine's
 * clock. The item's own time is no proof: copies keep the old one, and servers have clocks of their own. For one thread.
 */
final class QuietItems {
    private record Sighting(Instant since, int listing) {}

    private final InstantSource clock;
    private final Duration window;
    private final Map<Fingerprint, Sighting> sightings = new HashMap<>();
    private int listing;

    QuietItems(InstantSource clock, Duration window) {
        this.clock = clock;
        this.window = window;
    }

    void nextListing() {
        listing++;
    }

    /** Whether an item has been in that state for the whole window. */
    boolean isQuiet(Fingerprint item) {
        if (window.isZero()) {
            return true;
        }
        Instant now = clock.instant();
        Sighting first = sightings.get(item);
        Instant since = first == null ? now : first.since();
        boolean quiet = !now.isBefore(since.plus(window));
        if (quiet) {
            sightings.remove(item);
        } else {
            sightings.put(item, new Sighting(since, listing));
        }
        return quiet;
    }

    /** Call after a listing that came to its end: forgets what is no longer there in that state. */
    void listedAll() {
        sightings.values().removeIf(sighting -> sighting.listing() < listing);
    }
}
