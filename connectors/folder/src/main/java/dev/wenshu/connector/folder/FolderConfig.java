package dev.wenshu.connector.folder;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings {@code wenshu.folder.*}; each is explained in this module's README. */
@ConfigMapping(prefix = "wenshu.folder")
public interface FolderConfig {
    /** Absolute path of the folder to watch; empty switches pick-up off. */
    Optional<Path> inbox();

    /** Whether files in sub-folders count. */
    @WithDefault("true")
    boolean recursive();

    /** Pause between two looks at the inbox. */
    @WithDefault("2s")
    Duration pollInterval();

    /** How long size and modification time must stay as they are before a file is touched. */
    @WithDefault("3s")
    Duration stabilityWindow();

    /** Globs of files to take; empty takes all. Without a slash they match the name, with one the path in the inbox. */
    Optional<List<String>> include();

    /** Globs of files to leave alone, on top of hidden and temporary ones. */
    Optional<List<String>> exclude();

    /** Folders never picked up from and the only ones that originals are moved to; within the inbox or absolute. */
    @WithDefault("done,review,rejected")
    List<String> skipFolders();

    /** Endings of result files beside an original; such files are never picked up. */
    @WithDefault(".wenshu.json,.summary.md")
    List<String> sidecarSuffixes();

    /** Globs of ledger names in the inbox; such files are never picked up. */
    @WithDefault("wenshu-ledger*.xlsx")
    List<String> ledgers();

    /** Largest ledger that is still opened: a workbook needs about 300 times its size in memory. */
    @WithDefault("2M")
    MemorySize maxLedgerSize();

    /** File that remembers what was handed on, so that a restart does not read the whole inbox again; empty keeps it in memory. */
    Optional<Path> seenFile();
}
