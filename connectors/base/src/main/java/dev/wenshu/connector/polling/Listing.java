package dev.wenshu.connector.polling;

import java.util.Optional;

/** One look at a source. It holds a bounded part of what is there, and one connection at most. For one thread. */
public interface Listing extends AutoCloseable {
    /** The next item that may be a document, in the order to take them; empty at the end. */
    Optional<ListedItem> next();

    /** The item as it is by now; empty where it is gone. */
    Optional<OpenItem> open(ListedItem item);

    @Override
    void close();
}
