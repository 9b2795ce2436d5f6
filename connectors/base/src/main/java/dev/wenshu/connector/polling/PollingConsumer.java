package dev.wenshu.connector.polling;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.WenshuHeaders;
import dev.wenshu.connector.polling.SeenItems.Fingerprint;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jboss.logging.Logger;

/** Lists a source and sends each item that was not handed on yet. */
final class PollingConsumer extends ScheduledPollConsumer {
    private static final Logger LOG = Logger.getLogger(PollingConsumer.class);
    private static final int MOST_REMEMBERED = 1_000_000;
    private static final int MOST_POSTPONED = 10_000;

    private final PolledSource source;
    private final SeenItems seen;
    private final Postponed<Fingerprint> postponed;
    private final QuietItems quiet;
    private long refusedNames;

    PollingConsumer(Endpoint endpoint, Processor processor, PolledSource source, Pace pace, InstantSource clock) {
        super(endpoint, processor);
        this.source = source;
        this.seen = new SeenItems(pace.seenFile(), MOST_REMEMBERED);
        this.postponed = new Postponed<>(clock, MOST_POSTPONED);
        this.quiet = new QuietItems(clock, pace.stability());
    }

    @Override
    protected int poll() throws Exception {
        seen.nextListing();
        quiet.nextListing();
        postponed.forgetLongAgo();
        int handedOn = 0;
        long hostile = 0;
        try (Listing listing = source.list()) {
            for (Optional<ListedItem> item = listing.next(); item.isPresent(); item = listing.next()) {
                if (!isRunAllowed()) {
                    return handedOn;
                }
                if (!ItemPath.isPlain(item.get().id())) {
                    hostile++;
                    listing.settled(item.get());
                } else if (handOnIfDue(listing, item.get())) {
                    handedOn++;
                }
            }
        }
        seen.listedAll();
        quiet.listedAll();
        report(hostile);
        return handedOn;
    }

    private boolean handOnIfDue(Listing listing, ListedItem item) throws Exception {
        Fingerprint state = Fingerprint.of(item.id(), item.state());
        boolean due = !seen.contains(state) && !postponed.waits(state) && quiet.isQuiet(state);
        boolean handedOn = due && handOn(listing, item, state);
        if (seen.contains(state)) {
            listing.settled(item);
        }
        return handedOn;
    }

    private boolean handOn(Listing listing, ListedItem listed, Fingerprint state) throws Exception {
        Optional<OpenItem> found;
        try {
            found = listing.open(listed);
        } catch (Fault fault) {
            if (fault.category() == FaultCategory.SETUP && !postponed.isFull()) {
                // As a file that the account may not read: it must not keep those after it for ever.
                postponed.postpone(state);
            }
            return settle(listed, state, Optional.of(fault));
        }
        if (found.isEmpty()) {
            return false;
        }
        try (OpenItem open = found.get()) {
            Fingerprint read = Fingerprint.of(listed.id(), open.state());
            return settle(listed, read, send(open).or(() -> acknowledge(listing, listed)));
        }
    }

    private static Optional<Exception> acknowledge(Listing listing, ListedItem item) {
        try {
            listing.handedOn(item);
            return Optional.empty();
        } catch (Fault fault) {
            return Optional.of(fault);
        }
    }

    private Optional<Exception> send(OpenItem open) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(open.content());
            exchange.getMessage().setHeader(WenshuHeaders.ITEM, open.item());
            getProcessor().process(exchange);
            return Optional.ofNullable(exchange.getException());
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /** Whether the item was handed on; throws what concerns the others too, and ends the look. */
    private boolean settle(ListedItem item, Fingerprint state, Optional<Exception> failure) throws Exception {
        if (failure.isEmpty()) {
            postponed.forget(state);
            seen.add(state);
            return true;
        }
        Exception thrown = failure.get();
        FaultCategory category = Fault.categoryOf(thrown);
        switch (category) {
            case CAPACITY, SETUP -> throw thrown;
            case EXTERNAL -> {
                // It may be this item alone that cannot be read: the next look begins with those after it.
                if (!postponed.isFull()) {
                    postponed.postpone(state);
                }
                throw thrown;
            }
            case INPUT -> seen.add(state);
            case INTERNAL -> {
                if (postponed.isFull()) {
                    throw thrown;
                }
                postponed.postpone(state);
            }
        }
        LOG.warnf("%s was not handed on and stays where it is: %s %s", item.id(), category, thrown.getMessage());
        return false;
    }

    private void report(long hostile) {
        if (hostile != refusedNames) {
            refusedNames = hostile;
            LOG.warnf(
                    "%d items of %s have names with control characters or empty, . or .. parts and are left alone."
                            + " Rename them",
                    hostile, source.name());
        }
    }
}
