package dev.wenshu.backbone.registry;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.kernel.ContentHash;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A document as the suite knows it.
 *
 * @param decision null until it was read
 * @param problem why it cannot be DONE; null where nothing stands against that
 * @param faults met in the present state
 * @param unfinished times that work on it was begun and not ended in any way
 */
public record RegisteredDocument(
        String id,
        SourceItem item,
        ContentHash content,
        long size,
        int priority,
        DocumentState state,
        @Nullable Decision decision,
        @Nullable Problem problem,
        int faults,
        int unfinished) {
    private static final int ID_LENGTH = 32;

    /** The id of an item's content: the same item with the same bytes is the same document for ever. */
    public static String idOf(SourceItem item, ContentHash content) {
        String key = String.join("\0", item.system(), item.source(), item.itemId(), content.hex());
        return ContentHash.of(key.getBytes(StandardCharsets.UTF_8)).hex().substring(0, ID_LENGTH);
    }

    @Override
    public String toString() {
        return "RegisteredDocument[id=" + id + ", state=" + state + ", decision=" + decision + "]";
    }
}
