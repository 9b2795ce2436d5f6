package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.llamacpp.model.GgufHeader;
import dev.wenshu.inference.llamacpp.model.LlamaModel;

/**
 * How many tokens of ended sequences are worth keeping in the pool. Attention on the processor looks at each of them, if only
 * to skip it, for every new token; reading the weights takes the rest of a token's time.
 */
final class KeptPrefixes {
    /**
     * Bytes of weights that take as long to read as skipping this share of a token needs: 2 % of the time, taken that a processor
     * reads 15 GB/s and skips a token in one head within 1.5 ns.
     */
    private static final long BYTES_OF_A_SKIP = 1125;

    private KeptPrefixes() {}

    static int tokens(LlamaCppConfig config, LlamaModel model, int poolTokens) {
        if (config.keptSequences() == 0) {
            return 0;
        }
        if (!model.device().equals("cpu")) {
            return poolTokens;
        }
        GgufHeader header = model.header();
        long skips = header.number("block_count").orElse(1L)
                * header.number("attention.head_count").orElse(1L);
        return (int) Math.clamp(model.bytes() / (BYTES_OF_A_SKIP * skips), 256L, (long) poolTokens);
    }
}
