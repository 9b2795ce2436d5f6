package dev.wenshu.inference.guards;

import dev.wenshu.inference.guards.reasoning.ReasoningDialect;
import dev.wenshu.inference.guards.repetition.LoopConfig;

/**
 * Which guards stand around an engine.
 *
 * @param reasoning how the engine's text marks reasoning; {@link ReasoningDialect#FIELD} splits nothing
 * @param thinkingBudget keep the budget here, for an engine that does not keep it itself
 * @param loops end generations that loop
 * @param answerLoop when an answer counts as looping
 * @param reasoningLoop when reasoning does
 * @param truncation refuse answers to prompts that the server cut
 * @param schema what to do about answers that do not fit their format
 */
public record GuardConfig(
        ReasoningDialect reasoning,
        boolean thinkingBudget,
        boolean loops,
        LoopConfig answerLoop,
        LoopConfig reasoningLoop,
        boolean truncation,
        SchemaGuard schema) {

    /** Everything on, for a server that somebody else built. */
    public static GuardConfig all() {
        return new GuardConfig(
                ReasoningDialect.TAGS,
                true,
                true,
                LoopConfig.answer(),
                LoopConfig.reasoning(),
                true,
                SchemaGuard.REPAIR);
    }

    /** For an engine that splits reasoning, keeps the budget, refuses long prompts and enforces schemas itself: loops only. */
    public static GuardConfig ownEngine() {
        return new GuardConfig(
                ReasoningDialect.FIELD,
                false,
                true,
                LoopConfig.answer(),
                LoopConfig.reasoning(),
                false,
                SchemaGuard.OFF);
    }

    public GuardConfig withReasoning(ReasoningDialect dialect) {
        return new GuardConfig(dialect, thinkingBudget, loops, answerLoop, reasoningLoop, truncation, schema);
    }

    public GuardConfig withThinkingBudget(boolean on) {
        return new GuardConfig(reasoning, on, loops, answerLoop, reasoningLoop, truncation, schema);
    }

    public GuardConfig withLoops(boolean on) {
        return new GuardConfig(reasoning, thinkingBudget, on, answerLoop, reasoningLoop, truncation, schema);
    }

    public GuardConfig withTruncation(boolean on) {
        return new GuardConfig(reasoning, thinkingBudget, loops, answerLoop, reasoningLoop, on, schema);
    }

    public GuardConfig withSchema(SchemaGuard guard) {
        return new GuardConfig(reasoning, thinkingBudget, loops, answerLoop, reasoningLoop, truncation, guard);
    }

    /** What is done about answers that have to be JSON. */
    public enum SchemaGuard {
        /** Handed on as they come, streamed. */
        OFF,
        /** An invalid one is a fault. The text comes in one piece. */
        CHECK,
        /** An invalid one is asked for once more. The text comes in one piece. */
        REPAIR
    }
}
