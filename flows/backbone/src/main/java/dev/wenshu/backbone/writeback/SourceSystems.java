package dev.wenshu.backbone.writeback;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackRequest;
import java.util.List;
import java.util.Set;

/** The source systems, by the names of their connectors. Faults are {@link dev.wenshu.kernel.Fault}s. */
public interface SourceSystems {
    /** SETUP where there is no such connector. */
    Set<Capability> capabilities(String system);

    List<WriteBackOutcome> write(String system, WriteBackRequest request);

    WriteBackOutcome undo(String system, UndoRequest request);
}
