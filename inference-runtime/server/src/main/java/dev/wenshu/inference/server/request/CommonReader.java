package dev.wenshu.inference.server.request;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.server.http.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads the parameters that chat and plain completions share. */
final class CommonReader {
    private static final int MAX_CHOICES = 8;
    private static final int MAX_TOKENS = 10_000_000;
    private static final int MAX_STOPS = 4;
    private static final int MAX_STOP_LENGTH = 1000;
    private static final int MAX_NAME = 200;

    private CommonReader() {}

    static GenerationOrder order(
            Parameters body, CallContext context, List<Prompt> prompts, int maxTokens, int topLogprobs) {
        Sampling sampling = SamplingReader.sampling(body);
        GenerationRequest first = new GenerationRequest(
                body.text("model", MAX_NAME, GenerationRequest.AUTO),
                prompts.getFirst(),
                FormatReader.format(body),
                sampling,
                ThinkingReader.thinking(body),
                maxTokens,
                stops(body),
                topLogprobs,
                attributed(body, context));
        int perPrompt = body.integer("n", 1, MAX_CHOICES, 1);
        List<GenerationRequest> choices = new ArrayList<>(prompts.size() * perPrompt);
        for (Prompt prompt : prompts) {
            for (int i = 0; i < perPrompt; i++) {
                choices.add(first.withPrompt(prompt).withSampling(seeded(sampling, i)));
            }
        }
        return new GenerationOrder(
                choices,
                perPrompt,
                body.flag("stream", false),
                body.object("stream_options")
                        .map(options -> options.flag("include_usage", false))
                        .orElse(false));
    }

    static int tokens(Parameters body, String name) {
        return body.integer(name, 1, MAX_TOKENS, 0);
    }

    private static List<String> stops(Parameters body) {
        List<String> stops = body.textOrTexts("stop", MAX_STOPS, MAX_STOP_LENGTH);
        if (stops.contains("")) {
            throw body.wrong("stop", "cannot be an empty text");
        }
        return stops;
    }

    /** The header counts before the body: a program in between may set it, and knows its user better than a prompt's author. */
    private static CallContext attributed(Parameters body, CallContext context) {
        String user = body.text("user", MAX_NAME, body.text("safety_identifier", MAX_NAME, ""));
        return context.user().isEmpty() && !user.isEmpty()
                ? new CallContext(
                        context.department(),
                        user.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip(),
                        context.flow(),
                        context.document(),
                        context.priority(),
                        context.deadline(),
                        context.cancellation())
                : context;
    }

    /** With one seed all choices would be the same answer, so each has its own, the first the one given. */
    private static Sampling seeded(Sampling sampling, int choice) {
        return sampling.seed().isEmpty() || choice == 0
                ? sampling
                : new Sampling(
                        sampling.temperature(),
                        sampling.topP(),
                        sampling.topK(),
                        sampling.minP(),
                        OptionalLong.of(sampling.seed().getAsLong() + choice),
                        sampling.presencePenalty(),
                        sampling.frequencyPenalty(),
                        sampling.repetitionPenalty(),
                        sampling.logitBias());
    }
}
