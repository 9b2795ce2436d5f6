package dev.wenshu.backbone.queue;

import dev.wenshu.kernel.FaultCategory;
import java.time.Instant;

/** A document that the suite gave up on, until somebody replays it. */
public record DeadLetter(
        long id,
        String documentId,
        String fileName,
        WorkQueue queue,
        FaultCategory category,
        String reason,
        Instant diedAt) {}
