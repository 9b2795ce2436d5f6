package dev.wenshu.inference.llamacpp;

/**
 * What an engine has done since it was opened, and where it is now.
 *
 * @param steps calls of llama_decode
 * @param promptTokens that were computed
 * @param cachedPromptTokens that were shared or kept from before instead
 * @param generatedTokens of all answers, forced and drafted ones included
 * @param forcedTokens of them, appended without sampling because a grammar left no choice
 * @param draftedTokens guessed from the prompt and computed along with others
 * @param acceptedTokens of them, those the model would have chosen
 * @param preemptions times a generation gave its cells to an older one, to be computed again
 * @param failedSteps calls of llama_decode that failed
 * @param waiting requests now
 * @param running requests now
 * @param usedCells of the {@code cells} of the key-value pool, kept prefixes included
 */
public record EngineStatistics(
        long steps,
        long promptTokens,
        long cachedPromptTokens,
        long generatedTokens,
        long forcedTokens,
        long draftedTokens,
        long acceptedTokens,
        long preemptions,
        long failedSteps,
        int waiting,
        int running,
        int usedCells,
        int cells) {}
