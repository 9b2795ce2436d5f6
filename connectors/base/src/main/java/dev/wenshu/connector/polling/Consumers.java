package dev.wenshu.connector.polling;

import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;

/** Makes the consumer of a source. */
@FunctionalInterface
public interface Consumers {
    ScheduledPollConsumer of(Endpoint endpoint, Processor processor);
}
