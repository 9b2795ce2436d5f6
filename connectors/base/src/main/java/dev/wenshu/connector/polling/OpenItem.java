package dev.wenshu.connector.polling;

import dev.wenshu.connector.SourceItem;
import java.io.InputStream;

/** An item that is being read. Closing it before its end gives up the rest. */
public interface OpenItem extends AutoCloseable {
    SourceItem item();

    /** As {@link ListedItem#state()}, of what is read here. */
    String state();

    /** Raises a {@link dev.wenshu.kernel.Fault} where the connection breaks or the bytes end too early. */
    InputStream content();

    @Override
    void close();
}
