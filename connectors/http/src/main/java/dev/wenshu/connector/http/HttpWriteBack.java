package dev.wenshu.connector.http;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRecord;
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
import dev.wenshu.connector.http.callback.Callback;
import dev.wenshu.connector.http.callback.CallbackClient;
import dev.wenshu.connector.http.callback.ResultEvent;
import dev.wenshu.connector.http.result.ResultStore;
import dev.wenshu.connector.http.result.ResultWriter;
import dev.wenshu.connector.http.result.Retention;
import dev.wenshu.connector.writeback.WriteBack;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps results for polling, and delivers them where the sender has a callback. The mark of a delivery is written after it, so that a
 * crash between the two delivers once more, under the same webhook id.
 */
final class HttpWriteBack implements WriteBack {
    private record Parts(ResultStore store, ResultWriter writer, Retention retention) {}

    private final Map<String, Sender> senders;
    private final Optional<Parts> parts;
    private final CallbackClient client;
    private final InstantSource clock;

    private HttpWriteBack(Map<String, Sender> senders, Optional<Parts> parts, InstantSource clock) {
        this.senders = senders;
        this.parts = parts;
        this.client = new CallbackClient(clock);
        this.clock = clock;
    }

    static HttpWriteBack of(HttpSettings settings, InstantSource clock) {
        return new HttpWriteBack(
                settings.senders().collect(Collectors.toUnmodifiableMap(Sender::source, Function.identity())),
                settings.store()
                        .map(store -> new Parts(
                                store,
                                new ResultWriter(store, settings.config().sidecarSuffixes()),
                                new Retention(store, settings.config().resultsKept(), clock))),
                clock);
    }

    @Override
    public List<WriteBackOutcome> write(WriteBackRequest request) {
        parts.map(Parts::retention).ifPresent(Retention::whenDue);
        return request.operations().stream().map(this::write).toList();
    }

    @Override
    public WriteBackOutcome undo(UndoRequest request) {
        return switch (UndoRecord.parse(request.undo())) {
            case UndoRecord.Sidecar sidecar -> withdraw(request, sidecar);
            case UndoRecord other -> throw other.foreign();
        };
    }

    private WriteBackOutcome write(Keyed keyed) {
        return switch (keyed.operation()) {
            case WriteSidecar sidecar -> keep(keyed, sidecar);
            case AppendLedgerRow _, MoveOriginal _, Reply _, SetProperties _ ->
                new Refused(keyed.key(), "results are fetched or delivered; there is nothing else to write to");
        };
    }

    private WriteBackOutcome keep(Keyed keyed, WriteSidecar operation) {
        Sender sender = sender(keyed.item());
        WriteBackOutcome outcome = required().writer().write(keyed, operation);
        if (outcome instanceof Written && sender.callback().isPresent() && !isDelivered(keyed.item(), keyed.key())) {
            deliver(sender.callback().get(), keyed.key(), ResultEvent.result(keyed.item(), operation, clock.instant()));
            required().store().delivered(keyed.item().source(), keyed.item().itemId(), keyed.key());
        }
        return outcome;
    }

    private WriteBackOutcome withdraw(UndoRequest request, UndoRecord.Sidecar record) {
        Sender sender = sender(request.item());
        WriteBackOutcome outcome = required().writer().undo(request, record);
        if (outcome instanceof Written && sender.callback().isPresent() && isDelivered(request.item(), request.key())) {
            deliver(
                    sender.callback().get(),
                    request.key() + "/withdrawn",
                    ResultEvent.withdrawn(request.item(), record.suffix(), clock.instant()));
            required().store().withdrawn(request.item().source(), request.item().itemId(), request.key());
        }
        return outcome;
    }

    private boolean isDelivered(SourceItem item, String key) {
        return required().store().isDelivered(item.source(), item.itemId(), key);
    }

    /** The standard has ids of visible characters without a full stop; other keys stand as their hash. */
    private void deliver(Callback to, String key, byte[] body) {
        boolean plain = key.matches("[!-~&&[^.]]{1,200}");
        client.deliver(
                to,
                plain
                        ? key
                        : ContentHash.of(key.getBytes(StandardCharsets.UTF_8)).hex(),
                body);
    }

    private Sender sender(SourceItem item) {
        return Optional.ofNullable(senders.get(item.source()))
                .orElseThrow(() -> new Fault(
                        FaultCategory.SETUP,
                        "wenshu.http knows no " + item.source() + " any more, so nothing can be written back to it"));
    }

    private Parts required() {
        return parts.orElseThrow(() -> new Fault(
                FaultCategory.SETUP, "wenshu.http.results-folder is not set, so nothing can be written back"));
    }
}
