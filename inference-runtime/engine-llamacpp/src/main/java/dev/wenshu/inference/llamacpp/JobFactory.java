package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.generation.ContextOverflow;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.llamacpp.constraint.Constraint;
import dev.wenshu.inference.llamacpp.constraint.Constraints;
import dev.wenshu.inference.llamacpp.loop.GenerationJob;
import dev.wenshu.inference.llamacpp.model.LlamaModel;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import dev.wenshu.inference.template.ChatTemplate;
import dev.wenshu.inference.template.ForcedCall;
import dev.wenshu.inference.template.ToolCallParser;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** Makes of a request what the decode loop has to do. Thread-safe. */
final class JobFactory {
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");

    private final String name;
    private final Vocabulary vocabulary;
    private final ChatTemplate template;
    private final PromptWriter writer;
    private final Constraints constraints;
    private final int contextTokens;
    private final RandomGenerator seeds;

    JobFactory(String name, LlamaModel model, int contextTokens, RandomGenerator seeds) {
        this.name = name;
        this.vocabulary = model.vocabulary();
        String own = model.chatTemplate();
        this.template = ChatTemplate.of(
                own.isBlank() ? ChatTemplate.CHATML : own, vocabulary.beginText(), vocabulary.endText());
        this.writer = new PromptWriter(template, vocabulary);
        this.constraints = new Constraints(vocabulary);
        this.contextTokens = contextTokens;
        this.seeds = seeds;
    }

    int contextTokens() {
        return contextTokens;
    }

    GenerationJob of(GenerationRequest request) {
        RequestLimits.check(request, vocabulary.size());
        checkLength(request.prompt());
        return switch (request.prompt()) {
            case Prompt.Raw raw ->
                job(request, writer.raw(raw.text()), GenerationJob.Reasoning.none(), Optional.empty(), null);
            case Prompt.Chat chat -> chat(request, chat);
        };
    }

    private GenerationJob chat(GenerationRequest request, Prompt.Chat chat) {
        PromptWriter.Written prompt = writer.chat(chat, request.thinking());
        boolean offers = !chat.tools().isEmpty() && !(chat.toolChoice() instanceof Tool.Choice.None);
        Optional<ForcedCall> forced =
                offers ? ForcedCall.of(template.tools(), chat.tools(), chat.toolChoice()) : Optional.empty();
        ToolCallParser parser = offers ? new ToolCallParser(template.tools()) : null;
        return job(request, prompt, reasoning(request.thinking(), prompt.thinking()), forced, parser);
    }

    private GenerationJob job(
            GenerationRequest request,
            PromptWriter.Written prompt,
            GenerationJob.Reasoning reasoning,
            Optional<ForcedCall> forced,
            @Nullable ToolCallParser parser) {
        int length = prompt.tokens().length;
        if (length + Math.max(1L, request.maxTokens()) > contextTokens) {
            throw new ContextOverflow(name, length, contextTokens);
        }
        Constraint constraint = forced.map(call -> constraints.ofSchema(call.schema()))
                .or(() -> constraints.of(request.format()))
                .orElse(null);
        return new GenerationJob(
                name,
                prompt.tokens(),
                request.maxTokens() > 0 ? request.maxTokens() : contextTokens - length,
                request.sampling(),
                RANDOM.create(request.sampling().seed().orElseGet(this::anySeed)),
                constraint,
                forced.map(call -> vocabulary.markupTokens(call.prefix())).orElseGet(() -> new int[0]),
                forced.map(ForcedCall::suffix).orElse(""),
                parser,
                request.stop(),
                request.topLogprobs(),
                reasoning,
                request.context().deadline());
    }

    private GenerationJob.Reasoning reasoning(Thinking thinking, boolean open) {
        return template.reasoning()
                .map(tags -> new GenerationJob.Reasoning(
                        tags, open, thinking.mode() != Thinking.Mode.OFF, thinking.maxTokens(), thinking.maxTime()))
                .orElseGet(GenerationJob.Reasoning::none);
    }

    /** A text this long cannot fit, however it is cut into tokens; cutting it would take long. */
    private void checkLength(Prompt prompt) {
        long characters = switch (prompt) {
            case Prompt.Raw raw -> raw.text().length();
            case Prompt.Chat chat ->
                chat.messages().stream()
                        .map(Message::text)
                        .mapToLong(String::length)
                        .sum();
        };
        long least = characters / vocabulary.longestToken();
        if (least > contextTokens) {
            throw new ContextOverflow(name, (int) Math.min(least, Integer.MAX_VALUE), contextTokens);
        }
    }

    private long anySeed() {
        synchronized (seeds) {
            return seeds.nextLong();
        }
    }
}
