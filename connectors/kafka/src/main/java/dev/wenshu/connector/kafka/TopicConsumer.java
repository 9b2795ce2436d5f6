package dev.wenshu.connector.kafka;

import dev.wenshu.connector.WenshuHeaders;
import dev.wenshu.connector.kafka.KafkaSettings.Watched;
import dev.wenshu.connector.kafka.RecordItems.Opened;
import dev.wenshu.connector.kafka.cluster.TopicLink;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands the records of a topic on, each partition in its order, and commits those that intake has settled. */
final class TopicConsumer extends ScheduledPollConsumer {
    private static final Logger LOG = Logger.getLogger(TopicConsumer.class);
    private static final Duration LISTENING = Duration.ofSeconds(1);

    private final Watched topic;
    private final RecordItems items;
    private final RejectedRecords rejected;
    private final PartitionWaits waits;
    private final InstantSource clock;
    private final ReentrantLock polling = new ReentrantLock();
    private volatile @Nullable TopicLink link;
    private Instant answered = Instant.MIN;

    TopicConsumer(Endpoint endpoint, Processor processor, Watched topic, InstantSource clock) {
        super(endpoint, processor);
        this.topic = topic;
        this.items = new RecordItems(topic);
        this.rejected = new RejectedRecords(topic);
        this.waits = new PartitionWaits(clock, topic.config().retryInterval());
        this.clock = clock;
    }

    @Override
    protected int poll() throws Exception {
        polling.lock();
        try {
            return pollOnce();
        } catch (Fault fault) {
            if (fault.category() == FaultCategory.SETUP) {
                // A consumer whose login was refused does not read the password again.
                drop();
            }
            throw fault;
        } finally {
            polling.unlock();
        }
    }

    private int pollOnce() throws Exception {
        TopicLink current = link();
        var next = current.next(waits.waiting(), LISTENING);
        if (next.isEmpty()) {
            requireAnswer(current);
            return 0;
        }
        answered = clock.instant();
        int handedOn = 0;
        try {
            for (Map.Entry<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> partition : next.entrySet()) {
                handedOn += handOn(current, partition.getKey(), partition.getValue());
            }
        } finally {
            current.finish();
        }
        return handedOn;
    }

    @Override
    protected void doStop() throws Exception {
        TopicLink current = link;
        if (current != null) {
            current.wakeUp();
        }
        super.doStop();
        if (polling.tryLock(topic.config().timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                drop();
            } finally {
                polling.unlock();
            }
        }
    }

    private TopicLink link() {
        TopicLink current = link;
        if (current != null) {
            return current;
        }
        TopicLink opened = TopicLink.open(
                topic.cluster(), topic.config().topic(), topic.config().group());
        answered = clock.instant();
        link = opened;
        return opened;
    }

    private void drop() {
        TopicLink current = link;
        link = null;
        if (current != null) {
            current.close();
        }
    }

    private void requireAnswer(TopicLink current) {
        if (isRunAllowed()
                && clock.instant().isAfter(answered.plus(topic.config().timeout()))) {
            current.requireAnswer();
            answered = clock.instant();
        }
    }

    /** How many were handed on before one has to wait; throws what concerns every other record too. */
    private int handOn(TopicLink current, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records)
            throws Exception {
        int handedOn = 0;
        for (ConsumerRecord<byte[], byte[]> next : records) {
            if (!isRunAllowed()) {
                return handedOn;
            }
            Exception failure = next.value() == null ? null : tryOne(next);
            if (failure != null && !settle(partition, next, failure)) {
                return handedOn;
            }
            waits.forget(partition);
            current.settled(next);
            handedOn += failure == null ? 1 : 0;
        }
        return handedOn;
    }

    private @Nullable Exception tryOne(ConsumerRecord<byte[], byte[]> next) {
        try (Opened opened = items.open(next)) {
            Exchange exchange = createExchange(false);
            try {
                exchange.getMessage().setBody(opened.content());
                exchange.getMessage().setHeader(WenshuHeaders.ITEM, opened.item());
                getProcessor().process(exchange);
                return exchange.getException();
            } finally {
                releaseExchange(exchange, false);
            }
        } catch (Exception thrown) {
            return thrown;
        }
    }

    /** Whether the record is done with; else its partition waits. */
    private boolean settle(TopicPartition partition, ConsumerRecord<byte[], byte[]> failed, Exception failure)
            throws Exception {
        FaultCategory category = Fault.categoryOf(failure);
        boolean done = switch (category) {
            case CAPACITY, EXTERNAL, SETUP -> throw failure;
            case INPUT -> true;
            case INTERNAL ->
                waits.failed(partition, failed.offset()) >= topic.config().attempts() && rejected.arePossible();
        };
        if (done) {
            rejected.add(failed, category);
        }
        LOG.warnf(
                "record %d of %s was not handed on and %s: %s %s",
                failed.offset(), partition, done ? "is settled" : "waits", category, failure.getMessage());
        return done;
    }
}
