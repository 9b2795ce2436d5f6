package dev.wenshu.inference.llamacpp.loop;

/**
 * How the loop packs its batches.
 *
 * @param parallel most generations at once
 * @param promptChunk most prompt tokens of a step in which others wait for their next token
 * @param keptTokens most tokens of ended sequences kept for prompts that begin alike, but for the newest; 0 keeps none
 * @param drafts whether to guess tokens ahead
 * @param rollsBack whether the model can forget its last tokens: without that there is no sharing and no guessing
 */
public record LoopShape(int parallel, int promptChunk, int keptTokens, boolean drafts, boolean rollsBack) {
    public LoopShape {
        drafts = drafts && rollsBack;
    }
}
