package dev.wenshu.backbone.writeback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What is written back to the source systems. */
@ConfigMapping(prefix = "wenshu.write-back")
public interface WriteBackConfig {
    /** Whether {@code .wenshu.json} is written beside the original. */
    @WithDefault("true")
    boolean fields();

    /** Whether {@code .summary.md} is written beside the original. */
    @WithDefault("true")
    boolean summary();

    /** Whether decision and fields are set on the item itself, where its system has properties, tags or columns. */
    @WithDefault("true")
    boolean properties();

    /** Whether whoever sent an item gets an answer with what was found, where its system has senders. */
    @WithDefault("false")
    boolean reply();

    /** The ledger in each source; empty for none. */
    @WithDefault("wenshu-ledger.xlsx")
    Optional<String> ledger();

    /**
     * Language of the ledger's titles, {@code en} or {@code zh}. Rows find their columns by title, so a change gives an
     * existing ledger new columns.
     */
    @WithDefault("en")
    String language();

    /** What happens to the original. */
    @WithDefault("keep")
    MovePolicy move();

    /** Whose months {@link MovePolicy#BY_MONTH} goes by; absent means the machine's. As in {@code Asia/Shanghai}. */
    Optional<String> timeZone();

    /** Rows written to one ledger at once, those of other documents included. */
    @WithDefault("200")
    int ledgerBatch();
}
