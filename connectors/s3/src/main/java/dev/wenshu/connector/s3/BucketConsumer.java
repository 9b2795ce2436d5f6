package dev.wenshu.connector.s3;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WenshuHeaders;
import dev.wenshu.connector.s3.S3Settings.Watched;
import dev.wenshu.connector.s3.SeenObjects.Fingerprint;
import dev.wenshu.connector.s3.bucket.BucketInbox;
import dev.wenshu.connector.s3.bucket.ListedObject;
import dev.wenshu.connector.s3.bucket.ObjectPage;
import dev.wenshu.connector.s3.bucket.OpenObject;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jboss.logging.Logger;

/** Lists a bucket page by page and sends each object that was not handed on yet; a page is all that is held of the listing. */
final class BucketConsumer extends ScheduledPollConsumer {
    private static final Logger LOG = Logger.getLogger(BucketConsumer.class);
    private static final int MOST_REMEMBERED = 1_000_000;
    private static final int MOST_POSTPONED = 10_000;

    private final Watched bucket;
    private final ObjectFilter filter;
    private final SeenObjects seen;
    private final Postponed postponed;
    private long refusedNames;

    BucketConsumer(BucketEndpoint endpoint, Processor processor, Watched bucket, InstantSource clock) {
        super(endpoint, processor);
        this.bucket = bucket;
        this.filter = new ObjectFilter(bucket.inbox());
        this.seen = new SeenObjects(bucket.config().seenFile(), MOST_REMEMBERED);
        this.postponed = new Postponed(clock, MOST_POSTPONED);
    }

    @Override
    protected int poll() throws Exception {
        seen.nextListing();
        postponed.nextPoll();
        int handedOn = 0;
        long hostile = 0;
        Optional<String> from = Optional.empty();
        do {
            ObjectPage page = bucket.store().list(bucket.inbox().prefix(), from);
            for (ListedObject object : page.objects()) {
                if (!isRunAllowed()) {
                    return handedOn;
                }
                if (!filter.accepts(object)) {
                    continue;
                }
                if (!BucketInbox.isPlain(bucket.inbox().itemId(object.key()))) {
                    hostile++;
                } else if (isNew(object) && handOn(object)) {
                    handedOn++;
                }
            }
            from = page.next();
        } while (from.isPresent());
        seen.listedAll();
        report(hostile);
        return handedOn;
    }

    private boolean isNew(ListedObject object) {
        Fingerprint state = Fingerprint.of(object.key(), object.etag());
        return !seen.contains(state) && !postponed.waits(state);
    }

    private boolean handOn(ListedObject listed) throws Exception {
        Optional<OpenObject> found = bucket.store().open(listed.key());
        if (found.isEmpty()) {
            return false;
        }
        try (OpenObject object = found.get()) {
            Fingerprint state = Fingerprint.of(listed.key(), object.version().etag());
            Exchange exchange = createExchange(false);
            try {
                exchange.getMessage().setBody(object.content());
                exchange.getMessage().setHeader(WenshuHeaders.ITEM, item(listed, object));
                getProcessor().process(exchange);
                return settle(listed, state, Optional.ofNullable(exchange.getException()));
            } finally {
                releaseExchange(exchange, false);
            }
        }
    }

    /** Whether the object was handed on; throws what concerns every other object too. */
    private boolean settle(ListedObject object, Fingerprint state, Optional<Exception> failure) throws Exception {
        if (failure.isEmpty()) {
            postponed.forget(state);
            seen.add(state);
            return true;
        }
        Exception thrown = failure.get();
        FaultCategory category = Fault.categoryOf(thrown);
        switch (category) {
            case CAPACITY, EXTERNAL, SETUP -> throw thrown;
            case INPUT -> seen.add(state);
            case INTERNAL -> {
                if (postponed.isFull()) {
                    throw thrown;
                }
                postponed.postpone(state);
            }
        }
        LOG.warnf("%s was not handed on and stays where it is: %s %s", object.key(), category, thrown.getMessage());
        return false;
    }

    private SourceItem item(ListedObject listed, OpenObject object) {
        return new SourceItem(
                S3Connector.NAME,
                bucket.inbox().source(),
                bucket.inbox().itemId(listed.key()),
                object.version().text(),
                BucketInbox.lastName(listed.key()),
                object.modified());
    }

    private void report(long hostile) {
        if (hostile != refusedNames) {
            refusedNames = hostile;
            LOG.warnf(
                    "%d objects of bucket %s have names with control characters or empty, . or .. parts and are left alone."
                            + " Rename them",
                    hostile, bucket.inbox().source());
        }
    }
}
