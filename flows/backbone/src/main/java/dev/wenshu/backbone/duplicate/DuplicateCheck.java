package dev.wenshu.backbone.duplicate;

import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.document.duplicate.DuplicateMatch;
import dev.wenshu.document.duplicate.DuplicateMatch.Kind;
import dev.wenshu.document.duplicate.DuplicateMatch.Strength;
import dev.wenshu.document.duplicate.DuplicateRule;
import dev.wenshu.document.duplicate.Fingerprint;
import dev.wenshu.document.duplicate.RecentDocuments;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.reading.Reading;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds back what was there before, in whichever department, and remembers what is new. Both happen in the transaction that
 * settles the document: of two copies settled at the same time one waits for the other and finds it, and a document that is
 * processed again finds everything but itself.
 */
@Singleton
public final class DuplicateCheck {
    private final KnownDocuments known;
    private final DuplicateRule rule;
    private final boolean on;

    DuplicateCheck(KnownDocuments known, DuplicateRule rule, BackboneConfig config) {
        this.known = known;
        this.rule = rule;
        this.on = config.duplicates();
    }

    /** The readings, copies among them with a problem. */
    public List<Reading> check(Transaction transaction, RegisteredDocument document, List<Reading> readings) {
        if (!on) {
            return readings;
        }
        known.claim(
                transaction,
                readings.stream()
                        .map(Reading::fingerprint)
                        .filter(Objects::nonNull)
                        .flatMap(fingerprint -> fingerprint.keys().stream())
                        .toList());
        RecentDocuments inside = new RecentDocuments(rule, readings.size());
        List<Reading> checked = new ArrayList<>();
        for (Reading reading : readings) {
            Fingerprint fingerprint = reading.fingerprint();
            if (fingerprint == null) {
                checked.add(reading);
                continue;
            }
            Optional<Problem> earlier = earlier(transaction, document, reading, fingerprint)
                    .or(() -> sibling(inside, document, fingerprint));
            int number = checked.size();
            checked.add(earlier.map(reading::held).orElse(reading));
            inside.add(
                    document.id(),
                    name(document.item().fileName(), reading.record().part()),
                    fingerprint);
            known.add(transaction, document.id(), number, reading.record().part(), fingerprint);
        }
        return List.copyOf(checked);
    }

    private Optional<Problem> earlier(
            Transaction transaction, RegisteredDocument document, Reading reading, Fingerprint fingerprint) {
        KnownDocument found = null;
        DuplicateMatch best = null;
        for (KnownDocument candidate : known.sharing(transaction, fingerprint.keys(), document.id())) {
            Optional<DuplicateMatch> match = match(candidate, document, reading, fingerprint);
            if (match.isPresent() && (best == null || match.get().compareTo(best) < 0)) {
                found = candidate;
                best = match.get();
            }
        }
        return found == null || best == null ? Optional.empty() : Optional.of(best.problem(named(found, document)));
    }

    private Optional<DuplicateMatch> match(
            KnownDocument candidate, RegisteredDocument document, Reading reading, Fingerprint fingerprint) {
        boolean sameFile = candidate.contentHash().equals(document.content().hex())
                && Objects.equals(candidate.part(), reading.record().part());
        return sameFile
                ? Optional.of(new DuplicateMatch(Strength.CERTAIN, Kind.FILE))
                : rule.compare(candidate.traits(), fingerprint.traits());
    }

    private static Optional<Problem> sibling(
            RecentDocuments inside, RegisteredDocument document, Fingerprint fingerprint) {
        return inside.find(document.id(), fingerprint)
                .map(found -> found.match().problem("another document in the same file, " + found.name()));
    }

    /** Another department's file name may say what is none of this one's business; the id does not. */
    private static String named(KnownDocument earlier, RegisteredDocument document) {
        boolean own = earlier.system().equals(document.item().system())
                && earlier.source().equals(document.item().source());
        String id = "document " + earlier.documentId();
        return own ? id + " (" + name(earlier.fileName(), earlier.part()) + ")" : id + " from another source";
    }

    private static String name(String file, @Nullable String part) {
        return part == null ? file : file + "!" + part;
    }
}
