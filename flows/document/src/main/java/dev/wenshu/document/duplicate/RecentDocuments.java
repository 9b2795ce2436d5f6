package dev.wenshu.document.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The documents of one run, in memory: the oldest are forgotten beyond a number. Not thread-safe. */
public final class RecentDocuments {
    private static final int MOST_PER_KEY = 32;

    private final DuplicateRule rule;
    private final int most;
    private final LinkedHashMap<Integer, Known> documents = new LinkedHashMap<>();
    private final Map<Long, List<Integer>> byKey = new HashMap<>();
    private int next;

    public RecentDocuments(DuplicateRule rule, int most) {
        this.rule = rule;
        this.most = most;
    }

    /**
     * A document met before, the one that matches best, of another file or the same carrier: one invoice may be in a file
     * both as PDF and as XML.
     *
     * @param file the document is in
     */
    public Optional<Found> find(String file, Fingerprint fingerprint) {
        Set<Integer> candidates = new LinkedHashSet<>();
        fingerprint.keys().forEach(key -> candidates.addAll(byKey.getOrDefault(key, List.of())));
        Found best = null;
        for (int id : candidates) {
            Known known = documents.get(id);
            if (known == null || (known.file.equals(file) && otherCarrier(known.traits, fingerprint.traits()))) {
                continue;
            }
            Optional<DuplicateMatch> match = rule.compare(known.traits, fingerprint.traits());
            if (match.isPresent() && (best == null || match.get().compareTo(best.match()) < 0)) {
                best = new Found(known.name, match.get());
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Keeps a document in mind.
     *
     * @param name to call the document by when a copy is met
     */
    public void add(String file, String name, Fingerprint fingerprint) {
        int id = next++;
        documents.put(id, new Known(file, name, fingerprint.keys(), fingerprint.traits()));
        for (long key : fingerprint.keys()) {
            List<Integer> same = byKey.computeIfAbsent(key, _ -> new ArrayList<>(1));
            if (same.size() == MOST_PER_KEY) {
                same.removeFirst();
            }
            same.add(id);
        }
        if (documents.size() > most) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Map.Entry<Integer, Known> oldest = documents.pollFirstEntry();
        for (long key : oldest.getValue().keys) {
            byKey.computeIfPresent(key, (_, same) -> {
                same.remove((Object) oldest.getKey());
                return same.isEmpty() ? null : same;
            });
        }
    }

    private static boolean otherCarrier(Traits one, Traits other) {
        return !one.carrier().equals(other.carrier());
    }

    private record Known(String file, String name, List<Long> keys, Traits traits) {}

    /** A document that was there before. */
    public record Found(String name, DuplicateMatch match) {}
}
