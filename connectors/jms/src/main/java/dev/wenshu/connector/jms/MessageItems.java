package dev.wenshu.connector.jms;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.claim.ClaimCheckFolder;
import dev.wenshu.connector.claim.ClaimCheckFolder.Claimed;
import dev.wenshu.connector.claim.PlainName;
import dev.wenshu.connector.jms.JmsSettings.Watched;
import dev.wenshu.connector.jms.broker.MessageOrigin;
import dev.wenshu.connector.jms.broker.Received;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;

/** Makes an item of a message: its id and name, and its content or that of the file it refers to. */
final class MessageItems {
    private static final String UNNAMED = "message";

    private final Watched queue;
    private final Optional<ClaimCheckFolder> references;
    private final InstantSource clock;

    /** An item and its content, which is closed with it. */
    record Opened(SourceItem item, InputStream content) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    MessageItems(Watched queue, InstantSource clock) {
        this.queue = queue;
        this.references = queue.references();
        this.clock = clock;
    }

    /** An INPUT fault where the message is none that can be handed on. */
    Opened open(Received message) throws IOException {
        MessageOrigin origin = message.origin();
        String id = queue.config()
                .idProperty()
                .map(name -> message.idProperty(name)
                        .orElseThrow(() -> new Fault(FaultCategory.INPUT, "it has no usable property " + name)))
                .orElse(origin.messageId());
        Optional<String> given = message.property(queue.config().fileNameProperty());
        Claimed claimed =
                references.isPresent() ? claim(references.get(), message) : new Claimed("", message.content());
        SourceItem item = new SourceItem(
                JmsConnector.NAME,
                queue.source(),
                id,
                origin.text(),
                PlainName.of(given.orElse(claimed.fileName()), PlainName.of(id, UNNAMED)),
                message.sentAt(clock.instant()));
        return new Opened(item, claimed.content());
    }

    private static Claimed claim(ClaimCheckFolder folder, Received message) throws IOException {
        try (InputStream reference = message.content()) {
            return folder.claim(reference.readNBytes(ClaimCheckFolder.LONGEST_REFERENCE + 1));
        }
    }
}
