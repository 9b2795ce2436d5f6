package dev.wenshu.connector.files;

/** A folder on a server. Safe for several threads. */
public interface FileStore {
    /** A connection of one's own; a {@link dev.wenshu.kernel.Fault} where the server refuses or does not answer. */
    FileSession open();
}
