package dev.wenshu.backbone.queue;

import dev.wenshu.backbone.database.Database;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;

/**
 * Sends what the outbox holds, at least once: a message is removed after the broker has it, so a crash between sends it
 * again. Thread-safe; several relays, also on several machines, share the work.
 */
@Singleton
public final class OutboxRelay {
    private static final Logger LOG = System.getLogger(OutboxRelay.class.getName());
    private static final int BATCH = 100;

    private final Database database;
    private final Outbox outbox;
    private final ConnectionFactory connections;
    private final InstantSource clock;

    public OutboxRelay(Database database, Outbox outbox, ConnectionFactory connections, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.connections = connections;
        this.clock = clock;
    }

    /** Sends all that is due. */
    public void relay() {
        int sent;
        do {
            sent = database.transaction(transaction -> {
                List<Outbox.Message> due = outbox.claim(transaction, clock.instant(), BATCH);
                if (!due.isEmpty()) {
                    send(due);
                    due.forEach(message -> outbox.remove(transaction, message));
                }
                return due.size();
            });
        } while (sent == BATCH);
    }

    /** As {@link #relay}, for callers whose work is done either way: what could not be sent now, the sweep sends. */
    public void relaySoon() {
        try {
            relay();
        } catch (Fault e) {
            LOG.log(Level.WARNING, "Messages stay in the outbox until the next sweep: {0}", e.getMessage());
        }
    }

    private void send(List<Outbox.Message> messages) {
        try (JMSContext context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
            JMSProducer producer = context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
            for (Outbox.Message message : messages) {
                producer.setPriority(message.priority())
                        .send(context.createQueue(message.queue().queueName()), message.documentId());
            }
            context.commit();
        } catch (JMSRuntimeException e) {
            throw new Fault(FaultCategory.EXTERNAL, "The broker does not take messages: " + e.getErrorCode(), e);
        }
    }
}
