package dev.wenshu.document.duplicate;

import java.util.List;

/**
 * What a document is found again by.
 *
 * @param keys hashes; documents that may be copies share at least one; the most telling first, at most {@link #MOST_KEYS}
 * @param traits what those that share a key are compared by
 */
public record Fingerprint(List<Long> keys, Traits traits) {
    /** A bound that keeps look-ups and what is stored small. */
    public static final int MOST_KEYS = 20;

    public Fingerprint {
        keys = keys.stream().distinct().limit(MOST_KEYS).toList();
    }

    @Override
    public String toString() {
        return "Fingerprint[keys=" + keys.size() + ", " + traits + "]";
    }
}
