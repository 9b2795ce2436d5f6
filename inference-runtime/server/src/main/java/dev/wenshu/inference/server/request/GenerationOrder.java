package dev.wenshu.inference.server.request;

import dev.wenshu.inference.generation.GenerationRequest;
import java.util.List;

/**
 * What one HTTP request asks for.
 *
 * @param choices one request a choice, in the order of their index; those of one prompt follow one another
 * @param perPrompt choices of each prompt
 * @param stream sent while it is generated
 * @param includeUsage a stream ends with the tokens used
 */
public record GenerationOrder(List<GenerationRequest> choices, int perPrompt, boolean stream, boolean includeUsage) {
    public GenerationOrder {
        choices = List.copyOf(choices);
    }

    /** The alias that was asked for. */
    public String model() {
        return choices.getFirst().model();
    }
}
