package dev.wenshu.backbone.writeback;

import dev.wenshu.connector.WriteBackOperation;

/** The order in which a document's operations are done. */
enum WriteStage {
    SIDECAR,
    PROPERTIES,
    LEDGER_ROW,
    REPLY,
    MOVE;

    static WriteStage of(WriteBackOperation operation) {
        return switch (operation) {
            case WriteBackOperation.WriteSidecar _ -> SIDECAR;
            case WriteBackOperation.SetProperties _ -> PROPERTIES;
            case WriteBackOperation.AppendLedgerRow _ -> LEDGER_ROW;
            case WriteBackOperation.Reply _ -> REPLY;
            case WriteBackOperation.MoveOriginal _ -> MOVE;
        };
    }
}
