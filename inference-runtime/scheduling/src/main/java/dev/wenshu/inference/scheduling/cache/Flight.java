package dev.wenshu.inference.scheduling.cache;

import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Completion;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A call under way that equal calls may wait for. Its outcome is empty where there is no answer to share. */
record Flight(Priority priority, CompletableFuture<Optional<Completion>> outcome) {
    Flight(Priority priority) {
        this(priority, new CompletableFuture<>());
    }

    /** An urgent call does not wait behind one that has no haste. */
    boolean suits(Priority other) {
        return priority.compareTo(other) <= 0;
    }
}
