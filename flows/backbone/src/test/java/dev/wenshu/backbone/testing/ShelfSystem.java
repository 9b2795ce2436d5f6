package dev.wenshu.backbone.testing;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;

/** A source system in memory that keeps its promises, and fails when a test wants it to. Not two may write at once. */
public final class ShelfSystem extends RouteBuilder implements Connector {
    public static final String NAME = "shelf";

    private final Map<String, String> sidecars = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private final Map<String, String> folders = new HashMap<>();
    private final Map<String, Map<String, String>> properties = new LinkedHashMap<>();
    private final Map<String, String> replies = new LinkedHashMap<>();
    private final List<String> effects = new ArrayList<>();
    private final Set<Capability> capabilities = EnumSet.allOf(Capability.class);
    private int ledgerWrites;
    private boolean ledgerLocked;
    private boolean crashAfterEffect;
    private @Nullable String changedItem;
    private @Nullable String brokenRowOf;
    private @Nullable Fault fault;

    public static SourceItem item(String name) {
        return new SourceItem(NAME, "inbox", name, "1", name, Instant.parse("2026-11-20T08:00:00Z"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Set<String> routeIds() {
        return Set.of("shelf-write-back", "shelf-undo");
    }

    @Override
    public List<String> sources() {
        return List.of("inbox");
    }

    @Override
    public List<SourceCheck> check() {
        return List.of(SourceCheck.of("inbox", () -> {}));
    }

    @Override
    public void configure() {
        from(ConnectorEndpoints.writeBack(NAME))
                .routeId("shelf-write-back")
                .errorHandler(noErrorHandler())
                .process(exchange -> exchange.getMessage()
                        .setBody(write(exchange.getMessage().getBody(WriteBackRequest.class))));
        from(ConnectorEndpoints.undo(NAME))
                .routeId("shelf-undo")
                .errorHandler(noErrorHandler())
                .process(exchange ->
                        exchange.getMessage().setBody(undo(exchange.getMessage().getBody(UndoRequest.class))));
    }

    public synchronized List<WriteBackOutcome> write(WriteBackRequest request) {
        List<WriteBackOutcome> outcomes = new ArrayList<>();
        if (request.operations().stream()
                .anyMatch(keyed -> keyed.operation() instanceof WriteBackOperation.AppendLedgerRow)) {
            ledgerWrites++;
        }
        for (WriteBackRequest.Keyed keyed : request.operations()) {
            outcomes.add(write(keyed));
        }
        if (crashAfterEffect) {
            crashAfterEffect = false;
            throw new Fault(FaultCategory.EXTERNAL, "The answer is lost");
        }
        return outcomes;
    }

    public synchronized WriteBackOutcome undo(UndoRequest request) {
        effects.add("undo " + request.undo());
        sidecars.remove(request.undo());
        rows.remove(request.undo());
        folders.remove(request.undo());
        properties.remove(request.undo().replace("#properties", ""));
        replies.remove(request.undo().replace("#reply", ""));
        return new WriteBackOutcome.Written(request.key(), request.undo(), "");
    }

    private WriteBackOutcome write(WriteBackRequest.Keyed keyed) {
        String item = keyed.item().itemId();
        if (fault != null) {
            throw fault;
        }
        if (item.equals(changedItem)) {
            return new WriteBackOutcome.Conflict(keyed.key(), "The original was changed");
        }
        return switch (keyed.operation()) {
            case WriteBackOperation.WriteSidecar(String suffix, byte[] content, String replaces) -> {
                String before = sidecars.get(item + suffix);
                String after = new String(content, StandardCharsets.UTF_8);
                if (before != null && !before.equals(after) && !hash(before).equals(replaces)) {
                    yield new WriteBackOutcome.Conflict(keyed.key(), "Another sidecar is there");
                }
                yield written(keyed, item + suffix, sidecars.put(item + suffix, after));
            }
            case WriteBackOperation.AppendLedgerRow row -> {
                if (ledgerLocked) {
                    throw new Fault(FaultCategory.EXTERNAL, "The ledger is open at somebody's");
                }
                if (item.equals(brokenRowOf)) {
                    throw new Fault(FaultCategory.INTERNAL, "This row breaks the connector");
                }
                Map<String, String> cells = cells(row.cells());
                Map<String, String> before = rows.get(row.rowKey());
                if (before != null && !before.equals(cells) && !before.equals(cells(row.replaces()))) {
                    yield new WriteBackOutcome.Conflict(keyed.key(), "Another row is there");
                }
                yield written(keyed, row.rowKey(), rows.put(row.rowKey(), cells));
            }
            case WriteBackOperation.SetProperties set -> {
                Map<String, String> now = new LinkedHashMap<>(properties.getOrDefault(item, Map.of()));
                set.replaces().keySet().forEach(now::remove);
                now.putAll(set.properties());
                yield written(keyed, item + "#properties", properties.put(item, now));
            }
            case WriteBackOperation.Reply(String text) -> written(keyed, item + "#reply", replies.put(item, text));
            case WriteBackOperation.MoveOriginal(String folder) -> written(keyed, item, folders.put(item, folder));
        };
    }

    private static Map<String, String> cells(List<WriteBackOperation.Cell> cells) {
        Map<String, String> values = new LinkedHashMap<>();
        cells.forEach(cell -> values.put(cell.column(), cell.value()));
        return values;
    }

    private static String hash(String content) {
        return ContentHash.of(content.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private WriteBackOutcome written(WriteBackRequest.Keyed keyed, String target, @Nullable Object before) {
        if (before == null) {
            effects.add(target);
        }
        return new WriteBackOutcome.Written(keyed.key(), target, target);
    }

    public synchronized Map<String, String> sidecars() {
        return Map.copyOf(sidecars);
    }

    public synchronized Map<String, Map<String, String>> rows() {
        return new LinkedHashMap<>(rows);
    }

    public synchronized Map<String, String> properties(String item) {
        return Map.copyOf(properties.getOrDefault(item, Map.of()));
    }

    public synchronized Map<String, String> replies() {
        return Map.copyOf(replies);
    }

    public synchronized Map<String, String> folders() {
        return Map.copyOf(folders);
    }

    /** Every change in its order; what held already is not listed again. */
    public synchronized List<String> effects() {
        return List.copyOf(effects);
    }

    public synchronized int ledgerWrites() {
        return ledgerWrites;
    }

    public synchronized void lockLedger(boolean locked) {
        ledgerLocked = locked;
    }

    public synchronized void loseNextAnswer() {
        crashAfterEffect = true;
    }

    public synchronized void changeItem(String itemId) {
        changedItem = itemId;
    }

    public synchronized void breakRowOf(@Nullable String itemId) {
        brokenRowOf = itemId;
    }

    /** A person writes a note into a row. */
    public synchronized void edit(String rowKey, String column, String value) {
        rows.computeIfPresent(rowKey, (key, cells) -> {
            Map<String, String> edited = new LinkedHashMap<>(cells);
            edited.put(column, value);
            return edited;
        });
    }

    public synchronized void fail(@Nullable Fault with) {
        fault = with;
    }
}
