package dev.wenshu.backbone.learning;

import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.backbone.learning.LearnedVersions.Use;
import dev.wenshu.backbone.learning.Lessons.Waiting;
import dev.wenshu.backbone.store.OriginalStore;
import dev.wenshu.document.learn.Learned;
import dev.wenshu.document.learn.Learner;
import dev.wenshu.document.reading.DocumentReader;
import dev.wenshu.kernel.Fault;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Learns from what persons decided. Each lesson leads to a new version, which takes the place of the one in use only where it
 * reads at least as many fields of all lessons right; a version that a person chose stays until a person chooses again. Several
 * processes may learn at the same time: whoever is later starts over. Thread-safe.
 */
@Singleton
public final class Learning {
    private static final Logger LOG = System.getLogger(Learning.class.getName());
    private static final int MOST_LESSONS = 2_000;
    private static final int KEPT_VERSIONS = 20;

    private final Database database;
    private final Lessons lessons;
    private final LearnedVersions versions;
    private final Learner learner;
    private final Knowledge knowledge;
    private final OriginalStore originals;
    private final DocumentReader reader;
    private final int attempts;

    Learning(
            Database database,
            Lessons lessons,
            LearnedVersions versions,
            Learner learner,
            Knowledge knowledge,
            OriginalStore originals,
            DocumentReader reader,
            BackboneConfig config) {
        this.database = database;
        this.lessons = lessons;
        this.versions = versions;
        this.learner = learner;
        this.knowledge = knowledge;
        this.originals = originals;
        this.reader = reader;
        this.attempts = config.attempts();
    }

    /** Works off all lessons that wait. A document that cannot be read now is tried again at the next call. */
    public void learn() {
        int tried = 0;
        for (Optional<Waiting> next = next(); next.isPresent() && tried < MOST_LESSONS; next = next()) {
            tried++;
            if (!readAgain(next.get())) {
                break;
            }
        }
        while (database.transaction(lessons::hasNew)) {
            learnAnew();
        }
    }

    private Optional<Waiting> next() {
        return database.transaction(lessons::next);
    }

    private boolean readAgain(Waiting waiting) {
        Map<Integer, Optional<String>> contents = new TreeMap<>();
        waiting.stated().keySet().forEach(number -> contents.put(number, Optional.empty()));
        int[] at = {0};
        try {
            reader.visit(originals.open(waiting.content()), waiting.fileName(), document -> {
                Map<String, String> stated = waiting.stated().get(at[0]);
                if (stated != null && document.isPresent()) {
                    contents.put(at[0], learner.lesson(document.get(), stated));
                }
                at[0]++;
            });
        } catch (Fault e) {
            LOG.log(
                    Level.WARNING,
                    "Document {0} could not be read to learn from it: {1}",
                    waiting.documentId(),
                    e.getMessage());
            database.run(tx -> lessons.countAttempt(tx, waiting.documentId(), attempts));
            return false;
        }
        database.run(
                tx -> contents.forEach((number, content) -> lessons.settle(tx, waiting.documentId(), number, content)));
        return true;
    }

    private void learnAnew() {
        Use before = database.transaction(tx -> versions.used(tx, learner.kind()));
        String state = database.transaction(tx -> versions.state(tx, learner.kind(), before.number()));
        List<String> all = database.transaction(tx -> lessons.ready(tx, MOST_LESSONS));
        Learned learned = learn(state, all);
        database.run(tx -> {
            Use now = versions.lock(tx, learner.kind());
            if (now.number() == before.number()
                    && lessons.ready(tx, MOST_LESSONS).equals(all)) {
                keep(tx, now, all.size(), learned);
            }
        });
        knowledge.refresh();
    }

    /** A defect of the learner becomes a version that is never used: it is not met again with each sweep, and a person sees it. */
    private Learned learn(String state, List<String> all) {
        try {
            return learner.learn(state, all);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Learning failed", e);
            return new Learned("", 0, 0, 0, "Learning failed: " + e.getClass().getSimpleName());
        }
    }

    private void keep(Transaction transaction, Use now, int count, Learned learned) {
        int number = versions.add(transaction, learner.kind(), count, learned);
        lessons.learnedIn(transaction, number);
        if (learned.isSound() && !now.chosen()) {
            versions.use(transaction, learner.kind(), new Use(number, false));
        }
        versions.forget(transaction, learner.kind(), KEPT_VERSIONS);
        LOG.log(Level.INFO, "Learned version {0} from {1} lessons: {2}", number, count, learned);
    }
}
