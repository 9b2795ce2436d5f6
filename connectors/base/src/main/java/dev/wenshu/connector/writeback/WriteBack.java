package dev.wenshu.connector.writeback;

import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackRequest;
import java.util.List;

/** Does what the suite asks of one system. */
public interface WriteBack {
    /** One outcome an operation, in order; where one raises a fault, nothing of those after it was tried. */
    List<WriteBackOutcome> write(WriteBackRequest request);

    WriteBackOutcome undo(UndoRequest request);
}
