package dev.wenshu.connector.kafka;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.claim.ClaimCheckFolder;
import dev.wenshu.connector.claim.ClaimCheckFolder.Claimed;
import dev.wenshu.connector.claim.PlainName;
import dev.wenshu.connector.kafka.KafkaConfig.ItemId;
import dev.wenshu.connector.kafka.KafkaSettings.Watched;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Makes an item of a record: its id and name, and its value or the file that it refers to. */
final class RecordItems {
    private static final String UNNAMED = "record";
    private static final int LONGEST_ID = 200;

    private final Watched topic;
    private final ItemId itemId;
    private final String fileNameHeader;
    private final Optional<ClaimCheckFolder> references;

    /** An item and its content, which is closed with it. */
    record Opened(SourceItem item, InputStream content) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    RecordItems(Watched topic) {
        this.topic = topic;
        this.itemId = topic.config().itemId();
        this.fileNameHeader = topic.config().fileNameHeader();
        this.references = topic.references();
    }

    /** Where a record stands for ever, as in {@code scans-0-17}. */
    static String place(ConsumerRecord<byte[], byte[]> received) {
        return received.topic() + "-" + received.partition() + "-" + received.offset();
    }

    /** An INPUT fault where the record is none that can be handed on. */
    Opened open(ConsumerRecord<byte[], byte[]> received) {
        if (received.value().length > topic.config().maxBytes()) {
            throw new Fault(FaultCategory.INPUT, "it is longer than max-bytes");
        }
        String id = itemId == ItemId.KEY ? key(received) : place(received);
        Claimed claimed = references
                .map(folder -> folder.claim(received.value()))
                .orElseGet(() -> new Claimed("", new ByteArrayInputStream(received.value())));
        SourceItem item = new SourceItem(
                KafkaConnector.NAME,
                topic.source(),
                id,
                place(received),
                PlainName.of(given(received).orElse(claimed.fileName()), PlainName.of(id, UNNAMED)),
                Instant.ofEpochMilli(Math.max(received.timestamp(), 0)));
        return new Opened(item, claimed.content());
    }

    private Optional<String> given(ConsumerRecord<byte[], byte[]> received) {
        Header header = received.headers().lastHeader(fileNameHeader);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Ids are stored and logged, and anybody may have written them. */
    private static String key(ConsumerRecord<byte[], byte[]> received) {
        String key = received.key() == null ? "" : new String(received.key(), StandardCharsets.UTF_8);
        if (key.isBlank() || key.length() > LONGEST_ID || !key.matches("[^\\p{Cc}\\p{Cf}\\p{Cs}\uFFFD]+")) {
            throw new Fault(FaultCategory.INPUT, "its key is no usable id");
        }
        return key;
    }
}
