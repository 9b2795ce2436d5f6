package dev.wenshu.inference.guards;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.guards.GuardConfig.SchemaGuard;
import dev.wenshu.inference.guards.reasoning.ReasoningDialect;
import dev.wenshu.inference.guards.reasoning.ReasoningSplit;
import dev.wenshu.inference.guards.reasoning.ThinkingBudget;
import dev.wenshu.inference.guards.repetition.LoopGuard;
import dev.wenshu.inference.guards.structured.SchemaRepair;
import dev.wenshu.inference.guards.truncation.TruncationCheck;

/**
 * An engine with guards around it. From the engine outwards: reasoning is split off, loops are ended, the thinking budget is
 * kept (and asks again where reasoning looped), the prompt's tokens are compared, the answer is checked against its schema.
 */
public final class GuardedGeneration implements TextGeneration {
    private final TextGeneration guarded;

    public GuardedGeneration(TextGeneration engine, GuardConfig config) {
        TextGeneration at = engine;
        if (!config.reasoning().equals(ReasoningDialect.FIELD)) {
            at = new ReasoningSplit(at, config.reasoning());
        }
        if (config.loops()) {
            at = new LoopGuard(at, config.answerLoop(), config.reasoningLoop());
        }
        if (config.thinkingBudget()) {
            at = new ThinkingBudget(at, System::nanoTime);
        }
        if (config.truncation()) {
            at = new TruncationCheck(at);
        }
        if (config.schema() != SchemaGuard.OFF) {
            at = new SchemaRepair(at, config.schema() == SchemaGuard.REPAIR);
        }
        guarded = at;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        return guarded.generate(request, sink);
    }
}
