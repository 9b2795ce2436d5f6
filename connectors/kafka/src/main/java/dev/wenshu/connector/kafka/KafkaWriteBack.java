package dev.wenshu.connector.kafka;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.AppendLedgerRow;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.Reply;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.kafka.KafkaSettings.Watched;
import dev.wenshu.connector.writeback.WriteBack;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes a result to the results topic under the operation's key, so that a second one says the same of the same. */
final class KafkaWriteBack implements WriteBack {
    private static final String NO_UNDO = "";

    private final Map<String, Watched> bySource;

    private KafkaWriteBack(Map<String, Watched> bySource) {
        this.bySource = bySource;
    }

    static KafkaWriteBack of(KafkaSettings settings) {
        return new KafkaWriteBack(
                settings.topics().stream().collect(Collectors.toUnmodifiableMap(Watched::source, Function.identity())));
    }

    @Override
    public List<WriteBackOutcome> write(WriteBackRequest request) {
        return request.operations().stream().map(this::write).toList();
    }

    @Override
    public WriteBackOutcome undo(UndoRequest request) {
        return new Refused(request.key(), "a written record cannot be taken back");
    }

    private WriteBackOutcome write(Keyed keyed) {
        return switch (keyed.operation()) {
            case WriteSidecar result -> write(keyed, result);
            case AppendLedgerRow _, SetProperties _, Reply _, MoveOriginal _ ->
                new Refused(keyed.key(), "a topic has neither ledgers, properties, replies nor folders");
        };
    }

    private WriteBackOutcome write(Keyed keyed, WriteSidecar result) {
        Watched topic = watched(keyed.item());
        Optional<String> results = topic.config().resultsTopic();
        if (results.isEmpty()) {
            return new Refused(keyed.key(), "no results-topic is set for " + topic.source());
        }
        ProducerRecord<byte[], byte[]> written =
                new ProducerRecord<>(results.get(), bytes(keyed.key()), result.content());
        written.headers()
                .add("wenshu-document-id", bytes(keyed.documentId()))
                .add("wenshu-item-id", bytes(keyed.item().itemId()))
                .add("wenshu-item-version", bytes(keyed.item().version()))
                .add("wenshu-file-name", bytes(keyed.item().fileName()))
                .add("wenshu-suffix", bytes(result.suffix()));
        if (!result.replaces().isEmpty()) {
            written.headers().add("wenshu-replaces", bytes(result.replaces()));
        }
        topic.cluster().write(written);
        return new Written(keyed.key(), results.get(), NO_UNDO);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Watched watched(SourceItem item) {
        return Optional.ofNullable(bySource.get(item.source()))
                .orElseThrow(() -> new Fault(
                        FaultCategory.SETUP,
                        "no topic of wenshu.kafka.topics is " + item.source()
                                + ", so nothing can be written back to it"));
    }
}
