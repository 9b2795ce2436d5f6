package dev.wenshu.inference.testkit;

/**
 * What a generated model looks like. The vocabulary depends on its size only, so that models of one size share their tokens.
 *
 * @param width of the residual stream, {@code headWidth} of one head
 * @param vocabulary number of tokens, at least {@link #MIN_VOCABULARY}
 * @param tied the embeddings are the output matrix too
 * @param seed of the weights
 */
public record GgufShape(
        Architecture architecture,
        int layers,
        int width,
        int feedForward,
        int heads,
        int keyValueHeads,
        int headWidth,
        int vocabulary,
        int context,
        WeightType weights,
        boolean tied,
        Pooling pooling,
        Behaviour behaviour,
        long seed) {
    /** Bytes and special tokens. */
    public static final int MIN_VOCABULARY = 256 + SpecialToken.count();
    /** Tokens in a ring of {@link Behaviour#REPEATING}. */
    public static final int RING = 12;

    public GgufShape {
        require(layers > 0 && feedForward > 0 && context > 0, "layers, feed forward and context have to be positive");
        require(keyValueHeads > 0 && heads % keyValueHeads == 0, "heads have to be a multiple of key-value heads");
        require(headWidth > 0 && headWidth % 2 == 0, "a head's width has to be even");
        require(vocabulary >= MIN_VOCABULARY, "the vocabulary has to hold " + MIN_VOCABULARY + " tokens at least");
        int block = weights.blockElements();
        require(
                width % block == 0 && feedForward % block == 0 && heads * headWidth % block == 0,
                "rows have to be whole blocks of " + block);
        require(!tied || behaviour != Behaviour.REPEATING, "a repeating model needs an output matrix of its own");
    }

    /** About 2 MB: 3 layers, 128 wide, 2,048 tokens, context 4,096. */
    public static GgufShape tiny(Architecture architecture) {
        return new GgufShape(
                architecture,
                3,
                128,
                256,
                4,
                2,
                32,
                2048,
                4096,
                WeightType.F16,
                false,
                Pooling.NONE,
                Behaviour.VARIED,
                1);
    }

    /** The shape of Qwen2.5-0.5B in Q8_0: 0.5 GB. */
    public static GgufShape halfBillion() {
        return new GgufShape(
                Architecture.QWEN2,
                24,
                896,
                4864,
                14,
                2,
                64,
                151_936,
                32_768,
                WeightType.Q8_0,
                true,
                Pooling.NONE,
                Behaviour.VARIED,
                1);
    }

    public GgufShape withSeed(long other) {
        return with(vocabulary, context, weights, tied, pooling, behaviour, other);
    }

    public GgufShape withContext(int other) {
        return with(vocabulary, other, weights, tied, pooling, behaviour, seed);
    }

    public GgufShape withVocabulary(int other) {
        return with(other, context, weights, tied, pooling, behaviour, seed);
    }

    public GgufShape withWeights(WeightType other) {
        return with(vocabulary, context, other, tied, pooling, behaviour, seed);
    }

    public GgufShape withTied(boolean other) {
        return with(vocabulary, context, weights, other, pooling, behaviour, seed);
    }

    public GgufShape withPooling(Pooling other) {
        return with(vocabulary, context, weights, tied, other, behaviour, seed);
    }

    public GgufShape withBehaviour(Behaviour other) {
        return with(vocabulary, context, weights, tied, pooling, other, seed);
    }

    private GgufShape with(
            int otherVocabulary,
            int otherContext,
            WeightType otherWeights,
            boolean otherTied,
            Pooling otherPooling,
            Behaviour otherBehaviour,
            long otherSeed) {
        return new GgufShape(
                architecture,
                layers,
                width,
                feedForward,
                heads,
                keyValueHeads,
                headWidth,
                otherVocabulary,
                otherContext,
                otherWeights,
                otherTied,
                otherPooling,
                otherBehaviour,
                otherSeed);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
