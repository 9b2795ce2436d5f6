package dev.wenshu.inference.llamacpp;

import java.nio.file.Path;

/**
 * How a GGUF file is served.
 *
 * @param libraryFolder holds the llama.cpp build; see {@link LlamaLibraryFolder}
 * @param file the model
 * @param name of the model in the catalogue
 * @param contextTokens most tokens of one prompt with its answer; 0 for what the model was trained with, up to {@value
 *     #DEFAULT_CONTEXT}
 * @param poolTokens keys and values of all sequences together; 0 for twice the context
 * @param parallel most answers in the making at once
 * @param keptSequences most ended sequences whose keys and values are kept for prompts that begin alike; 0 keeps none, so that
 *     only answers in the making share
 * @param batchTokens most tokens of one call
 * @param promptChunk most prompt tokens of a call in which others wait for their next token
 * @param threads of the processor; 0 for all that this process may use
 * @param gpuLayers layers on a graphics card; negative for all, 0 for none
 * @param device llama.cpp's name of a device, or as in {@code cuda:0}; empty lets it choose
 * @param speculation whether to guess tokens ahead from the prompt
 */
public record LlamaCppConfig(
        Path libraryFolder,
        Path file,
        String name,
        int contextTokens,
        int poolTokens,
        int parallel,
        int keptSequences,
        int batchTokens,
        int promptChunk,
        int threads,
        int gpuLayers,
        String device,
        boolean speculation) {
    public static final int DEFAULT_CONTEXT = 8192;
    /** As many sequences as llama.cpp takes. */
    private static final int MOST_SEQUENCES = 256;

    private static final int MOST_TOKENS = 1 << 24;
    private static final int SMALLEST_BATCH = 32;
    private static final int LARGEST_BATCH = 8192;

    public LlamaCppConfig {
        require(contextTokens >= 0 && contextTokens <= MOST_TOKENS, "context-tokens is from 0 to " + MOST_TOKENS);
        require(poolTokens >= 0 && poolTokens <= MOST_TOKENS, "pool-tokens is from 0 to " + MOST_TOKENS);
        require(
                parallel >= 1 && keptSequences >= 0 && parallel + keptSequences <= MOST_SEQUENCES,
                "parallel is at least 1, and with the kept sequences at most " + MOST_SEQUENCES);
        require(
                batchTokens >= parallel + SMALLEST_BATCH && batchTokens <= LARGEST_BATCH,
                "batch-tokens is at least " + SMALLEST_BATCH + " more than parallel, and at most " + LARGEST_BATCH);
        require(promptChunk >= 1, "prompt-chunk is at least 1");
        require(threads >= 0, "threads is at least 0");
    }

    /** Everything by default, on the processor. */
    public static LlamaCppConfig of(Path libraryFolder, Path file, String name) {
        return new LlamaCppConfig(libraryFolder, file, name, 0, 0, 8, 16, 512, 256, 0, 0, "", true);
    }

    public LlamaCppConfig withContextTokens(int tokens) {
        return with(
                tokens,
                poolTokens,
                parallel,
                keptSequences,
                batchTokens,
                promptChunk,
                threads,
                gpuLayers,
                device,
                speculation);
    }

    public LlamaCppConfig withPoolTokens(int tokens) {
        return with(
                contextTokens,
                tokens,
                parallel,
                keptSequences,
                batchTokens,
                promptChunk,
                threads,
                gpuLayers,
                device,
                speculation);
    }

    public LlamaCppConfig withSequences(int atOnce, int kept) {
        return with(
                contextTokens,
                poolTokens,
                atOnce,
                kept,
                batchTokens,
                promptChunk,
                threads,
                gpuLayers,
                device,
                speculation);
    }

    public LlamaCppConfig withThreads(int count) {
        return with(
                contextTokens,
                poolTokens,
                parallel,
                keptSequences,
                batchTokens,
                promptChunk,
                count,
                gpuLayers,
                device,
                speculation);
    }

    public LlamaCppConfig withSpeculation(boolean wanted) {
        return with(
                contextTokens,
                poolTokens,
                parallel,
                keptSequences,
                batchTokens,
                promptChunk,
                threads,
                gpuLayers,
                device,
                wanted);
    }

    private LlamaCppConfig with(
            int otherContextTokens,
            int otherPoolTokens,
            int otherParallel,
            int otherKeptSequences,
            int otherBatchTokens,
            int otherPromptChunk,
            int otherThreads,
            int otherGpuLayers,
            String otherDevice,
            boolean otherSpeculation) {
        return new LlamaCppConfig(
                libraryFolder,
                file,
                name,
                otherContextTokens,
                otherPoolTokens,
                otherParallel,
                otherKeptSequences,
                otherBatchTokens,
                otherPromptChunk,
                otherThreads,
                otherGpuLayers,
                otherDevice,
                otherSpeculation);
    }

    int threadsOrAll() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
