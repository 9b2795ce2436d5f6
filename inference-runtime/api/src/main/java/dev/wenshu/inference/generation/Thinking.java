package dev.wenshu.inference.generation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a reasoning model may think before it answers; others ignore it.
 *
 * @param mode on, off, or as the model's template has it
 * @param maxTokens after which thinking is ended and the answer begins; 0 for no limit but {@code maxTokens} of the answer
 * @param maxTime likewise, from the first token; null for none
 */
public record Thinking(Mode mode, int maxTokens, @Nullable Duration maxTime) {
    public static Thinking byModel() {
        return new Thinking(Mode.BY_MODEL, 0, null);
    }

    public static Thinking off() {
        return new Thinking(Mode.OFF, 0, null);
    }

    public enum Mode {
        ON,
        OFF,
        BY_MODEL
    }
}
