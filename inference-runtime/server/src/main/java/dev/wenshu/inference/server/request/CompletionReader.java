package dev.wenshu.inference.server.request;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.server.http.Parameters;
import java.util.List;

/** Reads the body of {@code POST /v1/completions}: prompts as they are, without a chat template. */
public final class CompletionReader implements OrderReader {
    private static final int MAX_PROMPTS = 16;
    private static final int MAX_TOP_LOGPROBS = 20;
    /** The API's own default, which is short on purpose: a raw prompt seldom ends by itself. */
    private static final int DEFAULT_TOKENS = 16;

    @Override
    public GenerationOrder read(Parameters body, CallContext context) {
        body.refuse("echo", "is not served: the prompt is not repeated", "false");
        body.refuse("suffix", "is not served: text is only continued", "");
        body.refuse("best_of", "is not served: ask for n answers", "1");
        int maxTokens = body.has("max_tokens") ? CommonReader.tokens(body, "max_tokens") : DEFAULT_TOKENS;
        int logprobs = body.integer("logprobs", 0, MAX_TOP_LOGPROBS, GenerationRequest.NO_LOGPROBS);
        return CommonReader.order(body, context, prompts(body), maxTokens, logprobs);
    }

    private static List<Prompt> prompts(Parameters body) {
        body.find("prompt")
                .filter(prompt -> prompt.path(0).isNumber() || prompt.path(0).isArray())
                .ifPresent(tokens -> {
                    throw body.wrong("prompt", "has to be text; tokens are not taken");
                });
        List<Prompt> prompts = body.textOrTexts("prompt", MAX_PROMPTS, Integer.MAX_VALUE).stream()
                .filter(text -> !text.isEmpty())
                .<Prompt>map(Prompt.Raw::new)
                .toList();
        if (prompts.isEmpty()) {
            throw body.wrong("prompt", "is required: a text or up to " + MAX_PROMPTS + " texts, none of them empty");
        }
        return prompts;
    }
}
