package dev.wenshu.connector.folder;

import dev.wenshu.connector.files.AtomicFile;
import dev.wenshu.connector.folder.inbox.FolderFaults;
import dev.wenshu.connector.folder.inbox.Inbox;
import dev.wenshu.connector.polling.PollReport;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.jboss.logging.Logger;

/** Looks at the inbox itself before each poll; a fault makes Camel's consumer health check fail until it is gone. */
final class InboxWatch extends PollReport {
    private static final Logger LOG = Logger.getLogger(InboxWatch.class);
    private static final Duration LEFTOVER_AGE = Duration.ofMinutes(10);

    private final Inbox inbox;
    private final FilePermits permits;
    private final InstantSource clock;
    private volatile boolean seenBefore;

    InboxWatch(Inbox inbox, FilePermits permits, InstantSource clock) {
        super(inbox.root().toString());
        this.inbox = inbox;
        this.permits = permits;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        requireInbox();
        permits.nextPoll();
        return true;
    }

    void requireInbox() {
        if (seenBefore) {
            inbox.requireReachable();
        } else if (!Files.isDirectory(inbox.root())) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "inbox " + inbox.root()
                            + " is no folder. Create it, or set wenshu.folder.inbox to one that exists");
        }
        if (!Files.isReadable(inbox.root())) {
            throw FolderFaults.of(
                    "reading inbox " + inbox.root(),
                    new AccessDeniedException(inbox.root().toString()));
        }
        if (!seenBefore) {
            deleteLeftovers();
            seenBefore = true;
        }
    }

    private void deleteLeftovers() {
        try {
            AtomicFile.deleteLeftovers(inbox.root(), clock.instant().minus(LEFTOVER_AGE));
        } catch (IOException e) {
            LOG.warnf("unfinished files of an earlier run were not all deleted under %s: %s", inbox.root(), e);
        }
    }
}
