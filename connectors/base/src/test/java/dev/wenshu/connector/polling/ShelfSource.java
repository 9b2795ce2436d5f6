package dev.wenshu.connector.polling;

import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Items in memory, by id and state; the content is the state. */
final class ShelfSource implements PolledSource {
    private final Map<String, String> items = new ConcurrentSkipListMap<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private final AtomicInteger listings = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    final Queue<String> handedOn = new ConcurrentLinkedQueue<>();
    final Set<String> settled = ConcurrentHashMap.newKeySet();

    void put(String id, String state) {
        items.put(id, state);
    }

    void breakContentOf(String id) {
        broken.add(id);
    }

    /** The next acknowledgement fails. */
    void refuseAcknowledgement() {
        refusals.incrementAndGet();
    }

    /** Nobody may open it. */
    void forbid(String id) {
        forbidden.add(id);
    }

    void mendContentOf(String id) {
        broken.remove(id);
        forbidden.remove(id);
    }

    /** Waits until so many more looks have ended. */
    void awaitListings(int more) {
        int from = listings.get();
        await().atMost(Duration.ofSeconds(30)).until(() -> listings.get() >= from + more + 1);
    }

    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public Listing list() {
        Iterator<Map.Entry<String, String>> entries = items.entrySet().iterator();
        return new Listing() {
            @Override
            public Optional<ListedItem> next() {
                return entries.hasNext() ? Optional.of(listed(entries.next())) : Optional.empty();
            }

            @Override
            public Optional<OpenItem> open(ListedItem item) {
                if (forbidden.contains(item.id())) {
                    throw new Fault(FaultCategory.SETUP, "no permission");
                }
                return Optional.ofNullable(items.get(item.id())).map(state -> new Opened(item(item.id(), state)));
            }

            @Override
            public void handedOn(ListedItem item) {
                handedOn.add(item.id());
                if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new Fault(FaultCategory.INTERNAL, "not acknowledged");
                }
            }

            @Override
            public void settled(ListedItem item) {
                settled.add(item.id());
            }

            @Override
            public void close() {
                listings.incrementAndGet();
            }
        };
    }

    private static ListedItem listed(Map.Entry<String, String> entry) {
        return new ListedItem(entry.getKey(), entry.getValue());
    }

    private static SourceItem item(String id, String state) {
        return new SourceItem("shelf", "shelf", id, state, ItemPath.lastName(id), Instant.EPOCH);
    }

    private final class Opened implements OpenItem {
        private final SourceItem item;

        Opened(SourceItem item) {
            this.item = item;
        }

        @Override
        public SourceItem item() {
            return item;
        }

        @Override
        public String state() {
            return item.version();
        }

        @Override
        public InputStream content() {
            if (!broken.contains(item.itemId())) {
                return new ByteArrayInputStream(item.version().getBytes(StandardCharsets.UTF_8));
            }
            return new FilterInputStream(InputStream.nullInputStream()) {
                @Override
                public int read(byte[] buffer, int offset, int most) {
                    throw new Fault(FaultCategory.EXTERNAL, "the connection broke");
                }
            };
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
