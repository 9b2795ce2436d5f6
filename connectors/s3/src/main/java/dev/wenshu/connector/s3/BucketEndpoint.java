package dev.wenshu.connector.s3;

import dev.wenshu.connector.s3.S3Settings.Watched;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** A bucket as the start of a route; made by {@link S3SourceRoute}, never from an address. */
final class BucketEndpoint extends ScheduledPollEndpoint {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    private final Watched bucket;
    private final InstantSource clock;

    BucketEndpoint(Watched bucket, InstantSource clock) {
        this.bucket = bucket;
        this.clock = clock;
        long interval = bucket.config().pollInterval().toMillis();
        setInitialDelay(Math.min(interval, FIRST_LOOK.toMillis()));
        setDelay(interval);
        setPollStrategy(new PollReport(bucket.inbox().source()));
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        BucketConsumer consumer = new BucketConsumer(this, processor, bucket, clock);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("a bucket is written to by the write-back route");
    }

    @Override
    protected String createEndpointUri() {
        return "s3-bucket:" + bucket.name();
    }
}
