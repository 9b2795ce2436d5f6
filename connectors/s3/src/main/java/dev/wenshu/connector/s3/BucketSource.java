package dev.wenshu.connector.s3;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.polling.ListedItem;
import dev.wenshu.connector.polling.Listing;
import dev.wenshu.connector.polling.OpenItem;
import dev.wenshu.connector.polling.PolledSource;
import dev.wenshu.connector.s3.S3Settings.Watched;
import dev.wenshu.connector.s3.bucket.ListedObject;
import dev.wenshu.connector.s3.bucket.ObjectPage;
import dev.wenshu.connector.s3.bucket.OpenObject;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bucket, listed page by page; a page is all that is held of the listing. */
record BucketSource(Watched bucket) implements PolledSource {
    @Override
    public String name() {
        return "bucket " + bucket.inbox().source();
    }

    @Override
    public Listing list() {
        return new Pages(bucket);
    }

    private static final class Pages implements Listing {
        private final Watched bucket;
        private final ObjectFilter filter;
        private @Nullable ObjectPage page;
        private Iterator<ListedObject> objects;

        Pages(Watched bucket) {
            this.bucket = bucket;
            this.filter = new ObjectFilter(bucket.inbox());
            this.objects = turn(Optional.empty());
        }

        @Override
        public Optional<ListedItem> next() {
            while (objects.hasNext() || isMore()) {
                while (objects.hasNext()) {
                    ListedObject object = objects.next();
                    if (filter.accepts(object)) {
                        return Optional.of(new ListedItem(bucket.inbox().itemId(object.key()), object.etag()));
                    }
                }
            }
            return Optional.empty();
        }

        @Override
        public Optional<OpenItem> open(ListedItem item) {
            return bucket.store()
                    .open(bucket.inbox().prefix() + item.id())
                    .map(object -> new Opened(item(item.id(), object), object));
        }

        @Override
        public void close() {
            // Every page is a request of its own.
        }

        private boolean isMore() {
            Optional<String> next = page == null ? Optional.empty() : page.next();
            next.ifPresent(from -> objects = turn(Optional.of(from)));
            return next.isPresent();
        }

        private Iterator<ListedObject> turn(Optional<String> from) {
            ObjectPage turned = bucket.store().list(bucket.inbox().prefix(), from);
            page = turned;
            return turned.objects().iterator();
        }

        private SourceItem item(String itemId, OpenObject object) {
            return new SourceItem(
                    S3Connector.NAME,
                    bucket.inbox().source(),
                    itemId,
                    object.version().text(),
                    ItemPath.lastName(itemId),
                    object.modified());
        }
    }

    private record Opened(SourceItem item, OpenObject object) implements OpenItem {
        @Override
        public String state() {
            return object.version().etag();
        }

        @Override
        public InputStream content() {
            return object.content();
        }

        @Override
        public void close() {
            object.close();
        }
    }
}
