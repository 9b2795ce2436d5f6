package dev.wenshu.backbone.store;

import dev.wenshu.kernel.ContentHash;
import java.io.InputStream;
import java.nio.file.Path;

/** Keeps the bytes of originals under their content hash. Thread-safe. */
public interface OriginalStore {
    /**
     * Returns when the bytes are on the disk for good; storing the same bytes again changes nothing.
     *
     * @throws dev.wenshu.kernel.Fault CAPACITY where there is no room, EXTERNAL where reading the item or storing failed
     */
    StoredOriginal store(InputStream bytes);

    /**
     * The original as a local file, to be read only.
     *
     * @throws dev.wenshu.kernel.Fault INTERNAL where it is not there or no longer has that hash
     */
    Path open(ContentHash hash);
}
