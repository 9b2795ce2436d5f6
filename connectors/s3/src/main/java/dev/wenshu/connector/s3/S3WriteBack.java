package dev.wenshu.connector.s3;

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
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.s3.S3Settings.Watched;
import dev.wenshu.connector.s3.bucket.ObjectTags;
import dev.wenshu.connector.s3.bucket.OriginalLocator;
import dev.wenshu.connector.s3.bucket.OriginalMover;
import dev.wenshu.connector.s3.bucket.SidecarWriter;
import dev.wenshu.connector.s3.bucket.TagWriter;
import dev.wenshu.connector.writeback.WriteBack;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives each operation to the class that does it, in the bucket that the item is from. */
final class S3WriteBack implements WriteBack {
    private record Parts(SidecarWriter sidecars, TagWriter tags, OriginalMover mover) {}

    private final Map<String, Parts> bySource;

    private S3WriteBack(Map<String, Parts> bySource) {
        this.bySource = bySource;
    }

    static S3WriteBack of(S3Settings settings) {
        return new S3WriteBack(settings.buckets().stream()
                .collect(Collectors.toUnmodifiableMap(bucket -> bucket.inbox().source(), S3WriteBack::parts)));
    }

    @Override
    public List<WriteBackOutcome> write(WriteBackRequest request) {
        return request.operations().stream().map(this::write).toList();
    }

    @Override
    public WriteBackOutcome undo(UndoRequest request) {
        Parts from = parts(request.item());
        return switch (UndoRecord.parse(request.undo())) {
            case UndoRecord.Sidecar sidecar -> from.sidecars().undo(request, sidecar);
            case UndoRecord.Properties tags -> from.tags().undo(request, tags);
            case UndoRecord.Move move -> from.mover().undo(request, move);
            case UndoRecord other -> throw other.foreign();
        };
    }

    private WriteBackOutcome write(Keyed keyed) {
        return switch (keyed.operation()) {
            case WriteSidecar sidecar -> parts(keyed.item()).sidecars().write(keyed, sidecar);
            case SetProperties properties -> parts(keyed.item()).tags().write(keyed, properties);
            case MoveOriginal move -> parts(keyed.item()).mover().move(keyed, move);
            case AppendLedgerRow _, Reply _ -> new Refused(keyed.key(), "a bucket has neither ledgers nor replies");
        };
    }

    private static Parts parts(Watched bucket) {
        OriginalLocator locator = new OriginalLocator(bucket.inbox(), bucket.store());
        ObjectTags tags =
                new ObjectTags(bucket.config().tagPrefix(), bucket.config().tagFields());
        return new Parts(
                new SidecarWriter(bucket.inbox(), bucket.store(), locator),
                new TagWriter(bucket.inbox(), bucket.store(), locator, tags),
                new OriginalMover(bucket.inbox(), bucket.store(), locator));
    }

    private Parts parts(SourceItem item) {
        return Optional.ofNullable(bySource.get(item.source()))
                .orElseThrow(() -> new Fault(
                        FaultCategory.SETUP,
                        "no bucket of wenshu.s3.buckets is " + item.source()
                                + ", so nothing can be written back to it"));
    }
}
