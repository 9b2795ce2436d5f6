package dev.wenshu.connector.files;

import java.time.Instant;

/**
 * A file or folder as a server lists it.
 *
 * @param path relative to the watched folder
 * @param version another whenever the content may have changed; the same after a move
 * @param size bytes
 */
public record StoredFile(String path, Kind kind, String version, long size, Instant modified) {
    /** Whether something can be read or looked into; a link is neither. */
    public enum Kind {
        FILE,
        FOLDER,
        OTHER
    }

    /** With the version that most servers allow: time of the last change in whole seconds, and size. */
    public static StoredFile of(String path, Kind kind, long size, Instant modified) {
        return new StoredFile(path, kind, modified.getEpochSecond() + "/" + size, size, modified);
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }
}
