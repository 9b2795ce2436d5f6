package dev.wenshu.document;

import java.nio.file.Path;

/** Turns one file into a {@link ParsedDocument}, without descending into its parts. Thread-safe. */
public interface DocumentParser extends AutoCloseable {
    /**
     * Parses a file.
     *
     * @param name the item's own name, used where the content leaves the type open
     * @throws dev.wenshu.kernel.Fault CAPACITY where no worker is free in time or the disk is full, SETUP where workers
     *     cannot be started; a bad document is {@link ParseOutcome.Rejected}, not a fault
     */
    ParseOutcome parse(Path file, String name);

    @Override
    void close();
}
