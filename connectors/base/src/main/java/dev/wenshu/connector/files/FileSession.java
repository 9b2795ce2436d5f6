package dev.wenshu.connector.files;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * One connection to a server. What the server refuses is a {@link dev.wenshu.kernel.Fault}; what is not there, and a condition that
 * does not hold, are answers. For one thread.
 */
public interface FileSession extends AutoCloseable {
    /** What is directly in a folder, in no order; nothing where there is no such folder. The empty path is the watched folder. */
    List<StoredFile> list(String folder);

    /** Empty where there is nothing of that path. A link is not followed. */
    Optional<StoredFile> find(String path);

    /** The bytes; empty where the file is gone. Whatever reading raises counts as a connection that broke. */
    Optional<InputStream> read(String path);

    /**
     * Writes a whole file or nothing.
     *
     * @param replaced what it takes the place of; empty where nothing is to be there
     * @return false where something else than {@code replaced} is there
     */
    boolean write(String path, byte[] content, Optional<StoredFile> replaced);

    /** Moves a file, and makes the folders on the way; false where the name is taken or the file is gone or another by now. */
    boolean move(StoredFile file, String to);

    /** False where the file is another by now; true where it is gone. */
    boolean delete(StoredFile file);

    /** A fault where the watched folder itself is not there, which looks like a missing file otherwise. */
    void requireRoot();

    /** Closes without a fault: what was to be done is done by then. */
    @Override
    void close();
}
