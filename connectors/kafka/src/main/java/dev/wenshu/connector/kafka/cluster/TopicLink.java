package dev.wenshu.connector.kafka.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * A topic as one member of a group reads it. Records of a {@link #next} are settled one after the other in each partition; {@link
 * #finish} commits those and goes back to the first of each partition that is not. For one thread, but for {@link #wakeUp}.
 */
public final class TopicLink implements AutoCloseable {
    private final String topic;
    private final Duration timeout;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> committable = new HashMap<>();

    private TopicLink(String topic, Duration timeout, KafkaConsumer<byte[], byte[]> consumer) {
        this.topic = topic;
        this.timeout = timeout;
        this.consumer = consumer;
    }

    /** A SETUP fault where the topic is not there. */
    public static TopicLink open(ClusterClient cluster, String topic, String group) {
        String what = "opening topic " + topic;
        try {
            TopicLink link = new TopicLink(topic, cluster.timeout(), cluster.consumer(group));
            try {
                if (link.consumer.partitionsFor(topic, cluster.timeout()).isEmpty()) {
                    throw KafkaFaults.noTopic(what);
                }
                link.consumer.subscribe(List.of(topic));
                return link;
            } catch (RuntimeException e) {
                link.close();
                throw e;
            }
        } catch (KafkaException e) {
            throw KafkaFaults.of(what, e);
        }
    }

    /** The next records by partition, none of the partitions that wait; none at all where none comes within the wait. */
    public Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> next(
            Collection<TopicPartition> waiting, Duration wait) {
        try {
            Set<TopicPartition> assigned = consumer.assignment();
            consumer.resume(consumer.paused());
            consumer.pause(waiting.stream().filter(assigned::contains).toList());
            ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> next = new LinkedHashMap<>();
            for (TopicPartition partition : records.partitions()) {
                next.put(partition, records.records(partition));
                positions.put(partition, records.records(partition).getFirst().offset());
            }
            return next;
        } catch (WakeupException e) {
            return Map.of();
        } catch (KafkaException e) {
            throw KafkaFaults.of("reading topic " + topic, e);
        }
    }

    /** Throws an EXTERNAL fault where the cluster does not answer; a topic without records looks the same otherwise. */
    public void requireAnswer() {
        try {
            consumer.endOffsets(consumer.assignment(), timeout);
        } catch (WakeupException e) {
            // The route stops; nobody asks any more.
            return;
        } catch (KafkaException e) {
            throw KafkaFaults.of("asking for topic " + topic, e);
        }
    }

    /** The record need not be read again. */
    public void settled(ConsumerRecord<byte[], byte[]> received) {
        TopicPartition partition = partition(received);
        positions.put(partition, received.offset() + 1);
        committable.put(partition, received.offset() + 1);
    }

    /** Commits what was settled since {@link #next}, and reads the rest of it again. */
    public void finish() {
        Map<TopicPartition, OffsetAndMetadata> commits = committable.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new OffsetAndMetadata(entry.getValue())));
        committable.clear();
        try {
            Set<TopicPartition> assigned = consumer.assignment();
            positions.forEach((partition, offset) -> {
                if (assigned.contains(partition)) {
                    consumer.seek(partition, offset);
                }
            });
            positions.clear();
            if (!commits.isEmpty()) {
                consumer.commitSync(commits, timeout);
            }
        } catch (CommitFailedException | RebalanceInProgressException e) {
            // Another member has the partition now and reads them again; intake drops what it has.
            return;
        } catch (KafkaException e) {
            throw KafkaFaults.of("settling records of topic " + topic, e);
        }
    }

    /** Ends a wait of {@link #next} from another thread. */
    public void wakeUp() {
        consumer.wakeup();
    }

    public static TopicPartition partition(ConsumerRecord<byte[], byte[]> received) {
        return new TopicPartition(received.topic(), received.partition());
    }

    @Override
    public void close() {
        try {
            consumer.close(CloseOptions.timeout(timeout));
        } catch (KafkaException e) {
            // Nothing is lost with it: what was not committed is read again.
            return;
        }
    }
}
