package dev.wenshu.connector.polling;

import dev.wenshu.kernel.Fault;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jboss.logging.Logger;

/** Says once why polls fail; Camel's health check for consumers stays red until one succeeds. */
public class PollReport implements PollingConsumerPollStrategy {
    private static final Logger LOG = Logger.getLogger(PollReport.class);

    private final String source;
    private volatile String reported = "";

    /** @param source for people */
    public PollReport(String source) {
        this.source = source;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        reported = "";
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        String message = Fault.categoryOf(cause) + " " + cause.getMessage();
        // What breaks because the suite is stopping is no news.
        boolean stops = consumer instanceof ScheduledPollConsumer polling && !polling.isRunAllowed();
        if (!stops && !message.equals(reported)) {
            reported = message;
            LOG.errorf("pick-up from %s waits: %s", source, message);
        }
        return false;
    }
}
