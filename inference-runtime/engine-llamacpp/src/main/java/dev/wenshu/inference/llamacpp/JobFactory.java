package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.generation.ContextOverflow;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.llamacpp.constraint.Constraints;
import dev.wenshu.inference.llamacpp.loop.GenerationJob;
import dev.wenshu.inference.llamacpp.model.LlamaModel;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Makes of a request what the decode loop has to do. Thread-safe. */
final class JobFactory {
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");

    private final String name;
    private final Vocabulary vocabulary;
    private final Constraints constraints;
    private final int contextTokens;
    private final RandomGenerator seeds;

    JobFactory(String name, LlamaModel model, int contextTokens, RandomGenerator seeds) {
        this.name = name;
        this.vocabulary = model.vocabulary();
        this.constraints = new Constraints(vocabulary);
        this.contextTokens = contextTokens;
        this.seeds = seeds;
    }

    GenerationJob of(GenerationRequest request) {
        RequestLimits.check(request, vocabulary.size());
        String text = switch (request.prompt()) {
            case Prompt.Raw raw -> raw.text();
            case Prompt.Chat chat -> throw new UnsupportedRequest("messages", "no template yet");
        };
        int[] prompt = tokens(text, request.maxTokens());
        return new GenerationJob(
                name,
                prompt,
                request.maxTokens() > 0 ? request.maxTokens() : contextTokens - prompt.length,
                request.sampling(),
                RANDOM.create(request.sampling().seed().orElseGet(this::anySeed)),
                constraints.of(request.format()).orElse(null),
                request.stop(),
                request.topLogprobs(),
                GenerationJob.Reasoning.none(),
                request.context().deadline());
    }

    private int[] tokens(String text, int mostTokens) {
        int least = text.length() / vocabulary.longestToken();
        if (least > contextTokens) {
            throw new ContextOverflow(name, least, contextTokens);
        }
        int[] tokens = vocabulary.promptTokens(text);
        if (tokens.length == 0) {
            throw new UnsupportedRequest("prompt", "the prompt is empty");
        }
        if (tokens.length + Math.max(1L, mostTokens) > contextTokens) {
            throw new ContextOverflow(name, tokens.length, contextTokens);
        }
        return tokens;
    }

    int contextTokens() {
        return contextTokens;
    }

    private long anySeed() {
        synchronized (seeds) {
            return seeds.nextLong();
        }
    }
}
