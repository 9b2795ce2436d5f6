package dev.wenshu.inference.llamacpp.loop;

/**
 * A generation's part of a batch: {@code taken} of its pending tokens, then {@code draft}.
 *
 * @param output entry of the batch that has what follows the last pending token, the drafts' entries behind it; -1 where more is
 *     pending still
 */
record Turn(Generation generation, int taken, int[] draft, int output) {
    int tokens() {
        return taken + draft.length;
    }
}
