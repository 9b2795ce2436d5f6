package dev.wenshu.connector.folder;

import dev.wenshu.connector.folder.inbox.FileVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells a finished file from one that is still being copied: it must look the same for a whole window of this machine's
 * clock. The file's own time is no proof: copies keep the old one, and file servers have clocks of their own.
 */
final class QuietFiles {
    private record Sighting(FileVersion version, Instant since, long poll) {}

    private final InstantSource clock;
    private final Duration window;
    private final Map<String, Sighting> sightings = new HashMap<>();
    private long poll;

    QuietFiles(InstantSource clock, Duration window) {
        this.clock = clock;
        this.window = window;
    }

    synchronized boolean isQuiet(String path, FileVersion version) {
        Instant now = clock.instant();
        Sighting before = sightings.get(path);
        Instant since = before != null && before.version().equals(version) ? before.since() : now;
        sightings.put(path, new Sighting(version, since, poll));
        return !now.isBefore(since.plus(window));
    }

    synchronized void forget(String path) {
        sightings.remove(path);
    }

    /** Forgets files that the last poll no longer saw. */
    synchronized void nextPoll() {
        sightings.values().removeIf(sighting -> sighting.poll() < poll);
        poll++;
    }
}
