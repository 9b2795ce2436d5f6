package dev.wenshu.connector.mail.pickup;

import dev.wenshu.connector.mail.mailbox.MailAccount;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultEndpoint;

/** One folder of an account as a Camel endpoint. Its address names both and holds no secret. */
public final class MailFolderEndpoint extends DefaultEndpoint {
    /** How often it is looked whether a poll is due. */
    private static final long TICK_MILLIS = 500;

    private final MailAccount account;
    private final String folder;
    private final IdempotentRepository seen;
    private final InstantSource clock = InstantSource.system();

    /** @param seen keys of items that were handed on, shared by all folders */
    public MailFolderEndpoint(CamelContext context, MailAccount account, String folder, IdempotentRepository seen) {
        this.account = account;
        this.folder = folder;
        this.seen = seen;
        setCamelContext(context);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        long interval = account.config().pollInterval().toMillis();
        MailFolderConsumer consumer = new MailFolderConsumer(this, processor, account, folder, seen, clock);
        consumer.setDelay(Math.min(interval, TICK_MILLIS));
        consumer.setInitialDelay(Math.min(interval, TICK_MILLIS));
        consumer.setPollStrategy(
                new PollPace(account.source(folder), account.config().pollInterval(), clock));
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("messages are only picked up here");
    }

    @Override
    public boolean isSingleton() {
        return true;
    }

    @Override
    protected String createEndpointUri() {
        return "wenshu-mail:" + account.source(folder).replaceAll("[^\\p{L}\\p{N}./_-]", "_");
    }
}
