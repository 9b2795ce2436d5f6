package dev.wenshu.connector.mail.pickup;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WenshuHeaders;
import dev.wenshu.connector.mail.mailbox.MailAccount;
import dev.wenshu.connector.mail.mailbox.MailFaults;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands the new messages of a folder to its route one by one, and decides what a fault means for each. */
final class MailFolderConsumer extends ScheduledPollConsumer {
    private static final Logger LOG = Logger.getLogger(MailFolderConsumer.class);
    private static final int BATCH = 100;
    /** Below the ten minutes after which routers forget a silent connection. */
    private static final Duration LONGEST_LISTENING = Duration.ofMinutes(9);

    private final MailAccount account;
    private final String folder;
    private final IdempotentRepository seen;
    private final PickUpRules rules;
    private final PickUpProgress progress;
    private @Nullable ScheduledExecutorService alarm;
    private volatile @Nullable FolderWatch watch;
    private volatile boolean listensNext;

    MailFolderConsumer(
            Endpoint endpoint,
            Processor processor,
            MailAccount account,
            String folder,
            IdempotentRepository seen,
            InstantSource clock) {
        super(endpoint, processor);
        this.account = account;
        this.folder = folder;
        this.seen = seen;
        this.rules = new PickUpRules(account.config().rules());
        this.progress = new PickUpProgress(clock);
    }

    /** Whether the next poll begins with listening to the server, and so may begin at once. */
    boolean listensNext() {
        return listensNext;
    }

    @Override
    protected int poll() throws Exception {
        try {
            FolderWatch open = watch;
            if (open == null) {
                open = FolderWatch.open(account, folder);
                watch = open;
            } else if (listensNext) {
                listen(open);
            }
            listensNext = false;
            int handedOn = handOnNew(open);
            listensNext = open.idles() && !progress.anyWaiting();
            return handedOn;
        } catch (MessagingException | IOException e) {
            disconnect();
            if (isStoppingOrStopped()) {
                return 0;
            }
            throw MailFaults.of("reading " + account.source(folder), e);
        } catch (RuntimeException e) {
            // Among them the IllegalStateException of a folder that was closed meanwhile.
            disconnect();
            if (isStoppingOrStopped()) {
                return 0;
            }
            throw e;
        }
    }

    @Override
    protected void doStart() throws Exception {
        seen.start();
        alarm = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "mail-listening");
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        disconnect();
        super.doStop();
        disconnect();
        if (alarm != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(alarm);
        }
    }

    private void disconnect() {
        listensNext = false;
        FolderWatch open = watch;
        watch = null;
        if (open != null) {
            open.close();
        }
    }

    /** At most for the poll interval, since servers lose a notice now and then; repeated, as it may come before IDLE began. */
    private void listen(FolderWatch open) throws MessagingException {
        Duration interval = account.config().pollInterval();
        Duration most = interval.compareTo(LONGEST_LISTENING) < 0 ? interval : LONGEST_LISTENING;
        ScheduledFuture<?> wake = Objects.requireNonNull(alarm)
                .scheduleWithFixedDelay(() -> endWait(open), most.toMillis(), most.toMillis(), TimeUnit.MILLISECONDS);
        try {
            open.awaitNews();
        } finally {
            wake.cancel(false);
        }
    }

    private void endWait(FolderWatch open) {
        try {
            open.endWait();
        } catch (MessagingException e) {
            LOG.debugf("the connection of %s was found dead", account.source(folder));
        }
    }

    private int handOnNew(FolderWatch open) throws MessagingException, IOException {
        long validity = open.uidValidity();
        progress.startPoll(validity);
        List<Message> messages = open.from(progress.from());
        int handedOn = 0;
        for (int at = 0; at < messages.size() && isRunAllowed(); at += BATCH) {
            List<Message> batch = messages.subList(at, Math.min(messages.size(), at + BATCH)).stream()
                    .filter(message -> isOpen(open, validity, message))
                    .toList();
            if (!batch.isEmpty()) {
                open.prepare(batch, rules.needsStructure());
            }
            for (Message message : batch) {
                handedOn += isRunAllowed() && handOn(open, validity, (IMAPMessage) message) ? 1 : 0;
            }
        }
        if (!messages.isEmpty() && isRunAllowed()) {
            progress.endPoll(open.uidOf(messages.getLast()));
        }
        return handedOn;
    }

    private boolean isOpen(FolderWatch open, long validity, Message message) {
        try {
            long uid = open.uidOf(message);
            return !progress.mustWait(uid) && !seen.contains(key(validity, uid));
        } catch (MessagingException e) {
            throw MailFaults.of("reading " + account.source(folder), e);
        }
    }

    private boolean handOn(FolderWatch open, long validity, IMAPMessage message)
            throws MessagingException, IOException {
        long uid = open.uidOf(message);
        SourceItem item;
        try {
            if (FolderWatch.isLeftAlone(message) || !rules.accepts(message)) {
                progress.settled(uid);
                return false;
            }
            item = MailItem.of(account, folder, validity, uid, message);
        } catch (MessageRemovedException e) {
            progress.settled(uid);
            return false;
        }
        Exception thrown = handOn(item, message);
        if (thrown == null) {
            seen.add(key(validity, uid));
            progress.settled(uid);
            return true;
        }
        FaultCategory category = Fault.categoryOf(thrown);
        switch (category) {
            // These concern all messages: the poll ends and is repeated from here.
            case CAPACITY, EXTERNAL, SETUP ->
                throw new Fault(category, item.itemId() + " was not handed on: " + thrown.getMessage(), thrown);
            case INTERNAL -> progress.failed(uid);
            case INPUT -> {
                seen.add(key(validity, uid));
                progress.settled(uid);
            }
        }
        LOG.warnf(
                "%s of %s was not handed on and stays where it is: %s %s",
                item.itemId(), item.source(), category, thrown.getMessage());
        return false;
    }

    private @Nullable Exception handOn(SourceItem item, IMAPMessage message) throws MessagingException, IOException {
        Exchange exchange = createExchange(false);
        try (MessageStream content =
                new MessageStream(message.getMimeStream(), "reading " + item.itemId() + " of " + item.source())) {
            exchange.getMessage().setBody(content);
            exchange.getMessage().setHeader(WenshuHeaders.ITEM, item);
            getProcessor().process(exchange);
            return exchange.getException();
        } catch (MessagingException | IOException e) {
            throw e;
        } catch (Exception e) {
            return e;
        } finally {
            message.invalidateHeaders();
            releaseExchange(exchange, false);
        }
    }

    private String key(long validity, long uid) {
        return account.source(folder) + "|" + validity + "/" + uid;
    }
}
