package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.generation.Completion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a generation was submitted, taken up, and had its first token. */
final class GenerationClock {
    private final Instant submitted;

    @Nullable
    private Instant admitted;

    @Nullable
    private Instant firstToken;

    GenerationClock(Instant submitted) {
        this.submitted = submitted;
    }

    /** True the first time; a generation that gave way is taken up again. */
    boolean admit(Instant now) {
        boolean first = admitted == null;
        if (first) {
            admitted = now;
        }
        return first;
    }

    void token(Instant now) {
        if (firstToken == null) {
            firstToken = now;
        }
    }

    Duration sinceFirstToken(Instant now) {
        return firstToken == null ? Duration.ZERO : Duration.between(firstToken, now);
    }

    Completion.Timing timing(Instant now) {
        Instant begun = admitted == null ? now : admitted;
        Instant first = firstToken == null ? now : firstToken;
        return new Completion.Timing(
                Duration.between(submitted, begun), Duration.between(begun, first), Duration.between(first, now));
    }
}
