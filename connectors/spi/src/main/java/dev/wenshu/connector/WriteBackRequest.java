package dev.wenshu.connector;

import java.util.List;

/**
 * Operations to be tried in the order given. The connector answers with one {@link WriteBackOutcome} an operation; where
 * one raises a fault, nothing of those after it was tried, and the caller asks again later. Operations may belong to
 * several items, so that ledger rows are written in batches.
 */
public record WriteBackRequest(List<Keyed> operations) {
    public WriteBackRequest {
        operations = List.copyOf(operations);
    }

    /**
     * One operation on one item.
     *
     * @param key idempotency key of the operation, unique for ever
     * @param documentId the suite's own id, for logs and receipts
     */
    public record Keyed(String key, String documentId, SourceItem item, WriteBackOperation operation) {}
}
