package dev.wenshu.connector.polling;

import java.util.Optional;

/** One look at a source. It holds a bounded part of what is there, and one connection at most. For one thread. */
public interface Listing extends AutoCloseable {
    /** The next item that may be a document, in the order to take them; empty at the end. */
    Optional<ListedItem> next();

    /** The item as it is by now; empty where it is gone. */
    Optional<OpenItem> open(ListedItem item);

    /** Intake has the item: acknowledge it to the system. Where that raises a fault, the item is offered again. */
    default void handedOn(ListedItem item) {}

    /**
     * The item needs no further look until it changes: it was handed on, now or earlier, or never can be. Not called for one that
     * waits, so that a source which remembers how far it came knows where to begin next.
     */
    default void settled(ListedItem item) {}

    @Override
    void close();
}
