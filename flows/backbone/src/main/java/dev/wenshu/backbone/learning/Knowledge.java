package dev.wenshu.backbone.learning;

import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.learning.LearnedVersions.Use;
import dev.wenshu.document.learn.LearnedItem;
import dev.wenshu.document.learn.Learner;
import jakarta.inject.Singleton;
import java.util.List;

/** Which version of what was learned reading goes by, in this process and in all others on the database. Thread-safe. */
@Singleton
public final class Knowledge {
    private final Database database;
    private final LearnedVersions versions;
    private final Learner learner;
    private int inUse = LearnedVersions.SHIPPED;

    Knowledge(Database database, LearnedVersions versions, Learner learner) {
        this.database = database;
        this.versions = versions;
        this.learner = learner;
    }

    /** Reads from now on by the version in use, wherever it was switched on. Cheap where it did not change. */
    public synchronized void refresh() {
        int number =
                database.transaction(tx -> versions.used(tx, learner.kind())).number();
        if (number != inUse) {
            learner.use(database.transaction(tx -> versions.state(tx, learner.kind(), number)));
            inUse = number;
        }
    }

    /** The newest first; reading as shipped is not among them. */
    public List<LearnedVersion> versions() {
        return database.transaction(tx -> versions.list(tx, learner.kind()));
    }

    /** What the version in use knows of documents that look alike. */
    public List<LearnedItem> describe() {
        return learner.describe(database.transaction(tx -> versions.state(
                tx, learner.kind(), versions.used(tx, learner.kind()).number())));
    }

    /**
     * Goes by one version until a person chooses again; false where there is none of that number.
     *
     * @param number 0 for reading as shipped
     */
    public boolean choose(int number) {
        boolean known = database.transaction(tx -> {
            versions.lock(tx, learner.kind());
            boolean there = number == LearnedVersions.SHIPPED
                    || versions.list(tx, learner.kind()).stream().anyMatch(version -> version.number() == number);
            if (there) {
                versions.use(tx, learner.kind(), new Use(number, true));
            }
            return there;
        });
        refresh();
        return known;
    }

    /** Goes by the newest sound version, now and as long as it is learned anew. */
    public void followNewest() {
        database.run(tx -> {
            versions.lock(tx, learner.kind());
            versions.use(tx, learner.kind(), new Use(versions.newestSound(tx, learner.kind()), false));
        });
        refresh();
    }
}
