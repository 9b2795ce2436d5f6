package dev.wenshu.connector.jms;

import dev.wenshu.connector.WenshuHeaders;
import dev.wenshu.connector.jms.JmsSettings.Watched;
import dev.wenshu.connector.jms.MessageItems.Opened;
import dev.wenshu.connector.jms.broker.QueueLink;
import dev.wenshu.connector.jms.broker.Received;
import dev.wenshu.connector.polling.Postponed;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands the messages of a queue on, one at a time, and settles each by what intake said. A message that all others would
 * fail with is held, not given back, so that an outage costs none of the broker's attempts.
 */
final class QueueConsumer extends ScheduledPollConsumer {
    private static final Logger LOG = Logger.getLogger(QueueConsumer.class);
    private static final Duration LISTENING = Duration.ofSeconds(1);
    private static final int MOST_POSTPONED = 100;

    private final Watched queue;
    private final MessageItems items;
    private final Postponed<String> postponed;
    private volatile @Nullable QueueLink link;
    private volatile @Nullable Received held;

    QueueConsumer(Endpoint endpoint, Processor processor, Watched queue, InstantSource clock) {
        super(endpoint, processor);
        this.queue = queue;
        this.items = new MessageItems(queue, clock);
        this.postponed = new Postponed<>(clock, MOST_POSTPONED);
    }

    @Override
    protected int poll() throws Exception {
        int handedOn = 0;
        while (isRunAllowed()) {
            QueueLink current = link();
            postponed.forgetLongAgo();
            Optional<Received> next =
                    Optional.ofNullable(held).or(() -> current.receive(postponed.waiting(), LISTENING));
            if (next.isEmpty()) {
                return handedOn;
            }
            held = next.get();
            if (handOn(current, next.get())) {
                handedOn++;
            }
            held = null;
        }
        return handedOn;
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        drop();
    }

    /** What was received by a link that broke is the broker's again. */
    private QueueLink link() {
        QueueLink current = link;
        if (current != null && !current.isBroken()) {
            return current;
        }
        drop();
        QueueLink opened = QueueLink.open(queue.broker(), queue.config().queue());
        link = opened;
        return opened;
    }

    private void drop() {
        held = null;
        QueueLink current = link;
        link = null;
        if (current != null) {
            current.close();
        }
    }

    /** Whether it was handed on; throws what concerns every other message too. */
    private boolean handOn(QueueLink current, Received message) throws Exception {
        Exception failure = null;
        try (Opened opened = items.open(message)) {
            Exchange exchange = createExchange(false);
            try {
                exchange.getMessage().setBody(opened.content());
                exchange.getMessage().setHeader(WenshuHeaders.ITEM, opened.item());
                getProcessor().process(exchange);
                failure = exchange.getException();
            } finally {
                releaseExchange(exchange, false);
            }
        } catch (Exception thrown) {
            failure = thrown;
        }
        if (failure == null) {
            current.commit();
            message.id().ifPresent(postponed::forget);
            return true;
        }
        settle(current, message, failure);
        return false;
    }

    private void settle(QueueLink current, Received message, Exception failure) throws Exception {
        FaultCategory category = Fault.categoryOf(failure);
        String id = message.id().orElse("without id");
        switch (category) {
            case CAPACITY, EXTERNAL, SETUP -> throw failure;
            case INPUT -> {
                queue.config().rejectedQueue().ifPresent(rejected -> current.sendOn(message, rejected));
                current.commit();
                postponed.forget(id);
            }
            case INTERNAL -> {
                if (postponed.isFull()) {
                    throw failure;
                }
                postponed.postpone(id);
                current.rollback();
            }
        }
        LOG.warnf(
                "message %s of queue %s was not handed on: %s %s", id, queue.source(), category, failure.getMessage());
    }
}
