package dev.wenshu.connector.jms;

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
import dev.wenshu.connector.jms.JmsSettings.Watched;
import dev.wenshu.connector.jms.broker.MessageOrigin;
import dev.wenshu.connector.jms.broker.OutgoingMessage;
import dev.wenshu.connector.jms.broker.ReplyAddress;
import dev.wenshu.connector.writeback.WriteBack;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends a result to the results queue and a reply to whoever asked for one, each with the operation's key. */
final class JmsWriteBack implements WriteBack {
    private static final String NO_UNDO = "";

    private final Map<String, Watched> bySource;

    private JmsWriteBack(Map<String, Watched> bySource) {
        this.bySource = bySource;
    }

    static JmsWriteBack of(JmsSettings settings) {
        return new JmsWriteBack(
                settings.queues().stream().collect(Collectors.toUnmodifiableMap(Watched::source, Function.identity())));
    }

    @Override
    public List<WriteBackOutcome> write(WriteBackRequest request) {
        return request.operations().stream().map(this::write).toList();
    }

    @Override
    public WriteBackOutcome undo(UndoRequest request) {
        return new Refused(request.key(), "a sent message cannot be taken back");
    }

    private WriteBackOutcome write(Keyed keyed) {
        return switch (keyed.operation()) {
            case WriteSidecar result -> send(keyed, result);
            case Reply reply -> answer(keyed, reply);
            case AppendLedgerRow _, SetProperties _, MoveOriginal _ ->
                new Refused(keyed.key(), "a queue has neither ledgers, properties nor folders");
        };
    }

    private WriteBackOutcome send(Keyed keyed, WriteSidecar result) {
        Watched queue = watched(keyed.item());
        Optional<String> results = queue.config().resultsQueue();
        if (results.isEmpty()) {
            return new Refused(keyed.key(), "no results-queue is set for " + queue.source());
        }
        Map<String, String> properties = properties(keyed);
        properties.put("wenshuSuffix", result.suffix());
        properties.put("wenshuReplaces", result.replaces());
        queue.broker()
                .send(
                        ReplyAddress.queue(results.get()),
                        new OutgoingMessage(
                                keyed.key(),
                                MessageOrigin.parse(keyed.item().version()).messageId(),
                                properties,
                                false,
                                result.content()));
        return new Written(keyed.key(), results.get(), NO_UNDO);
    }

    private WriteBackOutcome answer(Keyed keyed, Reply reply) {
        Watched queue = watched(keyed.item());
        MessageOrigin origin = MessageOrigin.parse(keyed.item().version());
        Optional<ReplyAddress> asked = ReplyAddress.parse(origin.replyTo());
        if (asked.isEmpty()) {
            return new Refused(keyed.key(), "the message asked for no reply");
        }
        ReplyAddress address = asked.get();
        if (bySource.values().stream().anyMatch(other -> other.named().contains(address.name()))) {
            return new Refused(keyed.key(), "the message asked for a reply to a queue of this connector's settings");
        }
        boolean sent = queue.broker()
                .sendIfThere(
                        address,
                        new OutgoingMessage(
                                keyed.key(),
                                origin.correlation(),
                                properties(keyed),
                                true,
                                reply.text().getBytes(StandardCharsets.UTF_8)));
        return sent
                ? new Written(keyed.key(), address.name(), NO_UNDO)
                : new Refused(keyed.key(), "where the message asked for a reply is no queue any more");
    }

    private static Map<String, String> properties(Keyed keyed) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("wenshuKey", keyed.key());
        properties.put("wenshuDocumentId", keyed.documentId());
        properties.put("wenshuItemId", keyed.item().itemId());
        properties.put("wenshuFileName", keyed.item().fileName());
        return properties;
    }

    private Watched watched(SourceItem item) {
        return Optional.ofNullable(bySource.get(item.source()))
                .orElseThrow(() -> new Fault(
                        FaultCategory.SETUP,
                        "no queue of wenshu.jms.queues is " + item.source()
                                + ", so nothing can be written back to it"));
    }
}
