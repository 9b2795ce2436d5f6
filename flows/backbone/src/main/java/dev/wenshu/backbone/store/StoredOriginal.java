package dev.wenshu.backbone.store;

import dev.wenshu.kernel.ContentHash;

/** How storing an original ended. */
public sealed interface StoredOriginal {
    ContentHash hash();

    long size();

    /** In the store. */
    record Kept(ContentHash hash, long size) implements StoredOriginal {}

    /** Over the size limit: measured and hashed, not kept. */
    record TooLarge(ContentHash hash, long size) implements StoredOriginal {}
}
