package dev.wenshu.inference.server.request;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.server.http.Parameters;
import java.util.List;

/** Reads the body of {@code POST /v1/chat/completions}. */
public final class ChatReader implements OrderReader {
    private static final int MAX_TOP_LOGPROBS = 20;

    private final ImageLimits limits;

    public ChatReader(ImageLimits limits) {
        this.limits = limits;
    }

    @Override
    public GenerationOrder read(Parameters body, CallContext context) {
        refuseWhatCannotBeServed(body);
        List<Tool> tools = ToolReader.tools(body);
        Prompt prompt =
                new Prompt.Chat(new MessageReader(limits).messages(body), tools, ToolReader.choice(body, tools));
        return CommonReader.order(body, context, List.of(prompt), maxTokens(body), topLogprobs(body));
    }

    private static int maxTokens(Parameters body) {
        return body.has("max_completion_tokens")
                ? CommonReader.tokens(body, "max_completion_tokens")
                : CommonReader.tokens(body, "max_tokens");
    }

    private static int topLogprobs(Parameters body) {
        boolean wanted = body.flag("logprobs", false);
        int alternatives = body.integer("top_logprobs", 0, MAX_TOP_LOGPROBS, 0);
        if (alternatives > 0 && !wanted) {
            throw body.wrong("top_logprobs", "needs logprobs to be true");
        }
        return wanted ? alternatives : GenerationRequest.NO_LOGPROBS;
    }

    private static void refuseWhatCannotBeServed(Parameters body) {
        body.refuse("functions", "is not served: use tools");
        body.refuse("function_call", "is not served: use tool_choice", "none", "auto");
        body.refuse("audio", "is not served: answers are text");
        body.refuse("web_search_options", "is not served: models here reach no network");
        body.array("modalities", 8).stream()
                .filter(kind -> !kind.asText().equals("text"))
                .findFirst()
                .ifPresent(kind -> {
                    throw body.wrong("modalities", "can only be text");
                });
    }
}
