package dev.wenshu.connector.kafka;

import dev.wenshu.connector.kafka.KafkaSettings.Watched;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topic for what could not be handed on, where the settings name one: the same key, value and headers, and why. */
final class RejectedRecords {
    private final Watched topic;

    RejectedRecords(Watched topic) {
        this.topic = topic;
    }

    boolean arePossible() {
        return topic.config().rejectedTopic().isPresent();
    }

    void add(ConsumerRecord<byte[], byte[]> failed, FaultCategory category) {
        topic.config().rejectedTopic().ifPresent(target -> {
            ProducerRecord<byte[], byte[]> copy =
                    new ProducerRecord<>(target, null, failed.key(), failed.value(), failed.headers());
            copy.headers()
                    .add("wenshu-fault", bytes(category.name()))
                    .add("wenshu-record", bytes(RecordItems.place(failed)));
            topic.cluster().write(copy);
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
