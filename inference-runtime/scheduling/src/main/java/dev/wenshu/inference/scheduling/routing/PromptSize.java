package dev.wenshu.inference.scheduling.routing;

import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;

/** Guesses how many tokens a request takes, to choose between models whose tokenizers are not at hand. */
final class PromptSize {
    private static final double TOKENS_AN_ASCII_LETTER = 0.25;
    private static final double TOKENS_ANOTHER_LETTER = 0.6;

    private PromptSize() {}

    static long tokens(GenerationRequest request) {
        double prompt = switch (request.prompt()) {
            case Prompt.Raw raw -> tokens(raw.text());
            case Prompt.Chat chat ->
                chat.messages().stream()
                        .map(Message::text)
                        .mapToDouble(PromptSize::tokens)
                        .sum();
        };
        return (long) prompt + request.maxTokens();
    }

    private static double tokens(String text) {
        long ascii = text.chars().filter(c -> c < 128).count();
        return ascii * TOKENS_AN_ASCII_LETTER + (text.length() - ascii) * TOKENS_ANOTHER_LETTER;
    }
}
