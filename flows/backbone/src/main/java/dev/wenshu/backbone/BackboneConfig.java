package dev.wenshu.backbone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How documents are taken in and processed. */
@ConfigMapping(prefix = "wenshu.backbone")
public interface BackboneConfig {
    /** Holds the originals, and the database and the broker's journal where these are not elsewhere. */
    @WithDefault("wenshu-data")
    Path folder();

    /** Larger originals are rejected with a reason; 256 MiB. */
    @WithDefault("268435456")
    long maxOriginalBytes();

    /** With less room than this on the disk nothing is taken in; 1 GiB. */
    @WithDefault("1073741824")
    long minFreeBytes();

    /** Documents read at the same time in this process. */
    @WithDefault("2")
    int processConcurrency();

    /** Documents written back at the same time from this process. */
    @WithDefault("4")
    int writeBackConcurrency();

    /** How often the outbox is looked through for what is due. */
    @WithDefault("PT1S")
    Duration outboxSweep();

    /** Wait after the first fault that may pass; doubled with each that follows. */
    @WithDefault("PT2S")
    Duration retryDelay();

    /** Longest wait between two attempts. */
    @WithDefault("PT5M")
    Duration retryDelayMax();

    /** Attempts after which a defect of ours, or a document over which the process dies, goes to the dead letters. */
    @WithDefault("5")
    int attempts();

    /** With a broker outside: how long an unfinished document must have been quiet before a start puts it in again. */
    @WithDefault("PT10M")
    Duration recoverAfter();

    /** Sentences of a summary at most; 0 for no summaries. */
    @WithDefault("5")
    int summarySentences();

    /** Whether copies of invoices that were there before, in whichever source, are held back. */
    @WithDefault("true")
    boolean duplicates();

    /** How often decisions of persons are looked for that there is something to learn from. */
    @WithDefault("PT5S")
    Duration learningSweep();

    /** Kinds of document that a person always looks at, as in {@code contract}. */
    Optional<Set<String>> heldKinds();
}
