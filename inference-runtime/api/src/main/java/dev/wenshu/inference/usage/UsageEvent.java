package dev.wenshu.inference.usage;

import dev.wenshu.inference.generation.Completion;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call to a model, ended well or not. Holds no content.
 *
 * @param id unique, for idempotent storing
 * @param operation {@code chat}, {@code text_completion}, {@code embeddings} or {@code text_recognition}, as OpenTelemetry
 *     names them
 * @param requestedModel the alias that was asked for
 * @param model that answered; the one tried last where none did
 * @param tokens as far as known; zeros where nothing was computed
 * @param timing as far as known
 * @param device as in {@code cpu} or {@code cuda:0}; empty where unknown
 * @param cost in the currency of the model's prices; null where no price is set
 * @param cacheHit the answer came from the response cache
 */
public record UsageEvent(
        String id,
        Instant at,
        String department,
        String user,
        String flow,
        String document,
        String operation,
        String requestedModel,
        String model,
        Completion.Usage tokens,
        Completion.Timing timing,
        String device,
        @Nullable BigDecimal cost,
        boolean cacheHit,
        Outcome outcome) {

    /** How a call ended. */
    public enum Outcome {
        OK,
        /** Cut at the token limit. */
        TRUNCATED,
        CANCELLED,
        /** Turned away: queue full, deadline passed, budget spent. */
        REFUSED,
        /** The request was bad. */
        INVALID,
        FAILED
    }
}
