package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationSink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** An answer as the thread that asked for it sees it come. */
public final class PendingAnswer {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Generation generation;
    private final DecodeLoop loop;
    private final InstantSource time;

    PendingAnswer(Generation generation, DecodeLoop loop, InstantSource time) {
        this.generation = generation;
        this.loop = loop;
        this.time = time;
    }

    /** Hands pieces on as they come and returns the whole; calls the generation off where the sink throws or nobody waits any more. */
    public Completion await(GenerationSink sink, Cancellation cancellation) {
        boolean whole = false;
        try (Cancellation.Registration _ = cancellation.onCancel(() -> loop.cancel(generation))) {
            while (true) {
                switch (next()) {
                    case Outcome.Piece piece -> {
                        cancellation.check();
                        sink.accept(piece.delta());
                    }
                    case Outcome.Whole completion -> {
                        whole = true;
                        return completion.completion();
                    }
                    case Outcome.Failed failed -> {
                        whole = true;
                        throw failed.fault();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } finally {
            if (!whole) {
                loop.cancel(generation);
            }
        }
    }

    private Outcome next() throws InterruptedException {
        while (true) {
            Instant deadline = generation.job.deadline();
            Duration left = deadline == null ? LONGEST_WAIT : Duration.between(time.instant(), deadline);
            Outcome outcome = generation.outbox.take(left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left);
            if (outcome != null) {
                return outcome;
            }
            if (deadline != null && time.instant().isAfter(deadline)) {
                throw new Busy("the deadline passed before the answer", Duration.ofSeconds(1));
            }
        }
    }
}
