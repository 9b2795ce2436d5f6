package dev.wenshu.backbone.testing;

import dev.wenshu.backbone.writeback.SourceSystems;
import dev.wenshu.connector.Capability;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackRequest;
import java.util.List;
import java.util.Set;

/** Reaches the shelf without routes. */
public record ShelfSystems(ShelfSystem shelf) implements SourceSystems {
    @Override
    public Set<Capability> capabilities(String system) {
        return shelf.capabilities();
    }

    @Override
    public List<WriteBackOutcome> write(String system, WriteBackRequest request) {
        return shelf.write(request);
    }

    @Override
    public WriteBackOutcome undo(String system, UndoRequest request) {
        return shelf.undo(request);
    }
}
