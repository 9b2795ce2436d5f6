package dev.wenshu.backbone.writeback;

import dev.wenshu.connector.WriteBackOperation;

/** The order in which a document's operations are done. */
enum WriteStage {
    SIDECAR,
    LEDGER_ROW,
    MOVE;

    static WriteStage of(WriteBackOperation operation) {
        return switch (operation) {
            case WriteBackOperation.WriteSidecar _ -> SIDECAR;
            case WriteBackOperation.AppendLedgerRow _ -> LEDGER_ROW;
            case WriteBackOperation.MoveOriginal _ -> MOVE;
        };
    }
}
