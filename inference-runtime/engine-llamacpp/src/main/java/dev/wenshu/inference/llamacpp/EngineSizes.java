package dev.wenshu.inference.llamacpp;

/** Sizes of a context after defaults. */
record EngineSizes(int contextTokens, int poolTokens) {
    static EngineSizes of(LlamaCppConfig config, int trainedContext) {
        int context = config.contextTokens() > 0
                ? config.contextTokens()
                : Math.min(trainedContext, LlamaCppConfig.DEFAULT_CONTEXT);
        int pool = config.poolTokens() > 0 ? config.poolTokens() : 2 * context;
        return new EngineSizes(context, Math.max(context, pool));
    }
}
