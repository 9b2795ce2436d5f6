package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.llamacpp.EngineStatistics;

/** What the loop has done; written by it alone, read by anyone through a snapshot. */
final class Counters {
    long steps;
    long promptTokens;
    long cachedPromptTokens;
    long generatedTokens;
    long forcedTokens;
    long draftedTokens;
    long acceptedTokens;
    long preemptions;
    long failedSteps;

    EngineStatistics snapshot(int waiting, int running, int usedCells, int cells) {
        return new EngineStatistics(
                steps,
                promptTokens,
                cachedPromptTokens,
                generatedTokens,
                forcedTokens,
                draftedTokens,
                acceptedTokens,
                preemptions,
                failedSteps,
                waiting,
                running,
                usedCells,
                cells);
    }
}
