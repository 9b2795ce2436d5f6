package dev.wenshu.backbone.queue;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;

/** Looks at what waits at the broker without taking it. */
public final class WaitingMessages {
    private final ConnectionFactory connections;
    private final Duration quietBefore;

    /**
     * Looks at a broker.
     *
     * @param quietBefore how long a document must not have changed before it counts as forgotten: other processes may be at
     *     work, and what they hold is not seen here; zero where this process is the only one
     */
    public WaitingMessages(ConnectionFactory connections, Duration quietBefore) {
        this.connections = connections;
        this.quietBefore = quietBefore;
    }

    public Duration quietBefore() {
        return quietBefore;
    }

    /** Ids of the documents that have a message in a queue. */
    public Set<String> documents(WorkQueue queue) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
                QueueBrowser browser = context.createBrowser(context.createQueue(queue.queueName()))) {
            Set<String> documents = new HashSet<>();
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                if (messages.nextElement() instanceof TextMessage text) {
                    documents.add(text.getText());
                }
            }
            return documents;
        } catch (JMSException | JMSRuntimeException e) {
            throw new Fault(FaultCategory.EXTERNAL, "The broker does not show the queue " + queue.queueName(), e);
        }
    }
}
