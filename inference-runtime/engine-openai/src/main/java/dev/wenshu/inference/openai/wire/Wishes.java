package dev.wenshu.inference.openai.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Parameters without which a request still means the same, or as much as a model can do: models that do not think refuse to be
 * told not to, and those that think refuse a temperature. What a model has refused once is left out from then on. Thread-safe.
 */
public final class Wishes {
    private static final String COMPLETION_TOKENS = "max_completion_tokens";
    private static final String TOKENS = "max_tokens";
    private static final List<String> WISHES = List.of(
            "reasoning_effort",
            "chat_template_kwargs",
            "thinking",
            "stream_options",
            COMPLETION_TOKENS,
            TOKENS,
            "temperature",
            "top_p",
            "top_k",
            "min_p",
            "repetition_penalty",
            "repeat_penalty");

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** Takes out what was refused before. */
    public void apply(ObjectNode body) {
        refused.forEach(parameter -> without(body, parameter));
    }

    /** Takes out the wish that was refused; false if it was none. */
    public boolean giveUp(ObjectNode body, Refusal refusal) {
        for (String wish : WISHES) {
            if (body.has(wish) && refusal.isUnsupported(wish) && !isMoreThanWish(body, wish)) {
                refused.add(wish);
                without(body, wish);
                return true;
            }
        }
        return false;
    }

    /** The extensions are sent to switch them off; switched on, they are part of what was asked for. */
    private boolean isMoreThanWish(ObjectNode body, String wish) {
        double value = body.path(wish).asDouble();
        return switch (wish) {
            case "top_k" -> value > 0;
            case "min_p" -> value != 0;
            case "repetition_penalty", "repeat_penalty" -> value != 1;
            // Its other name was refused before: there is nothing left to try
            case TOKENS -> refused.contains(COMPLETION_TOKENS);
            case COMPLETION_TOKENS -> refused.contains(TOKENS);
            default -> false;
        };
    }

    /** The two names of the token limit stand for each other. */
    private static void without(ObjectNode body, String parameter) {
        if (!body.has(parameter)) {
            return;
        }
        int value = body.path(parameter).asInt();
        body.remove(parameter);
        if (parameter.equals(COMPLETION_TOKENS)) {
            body.put(TOKENS, value);
        } else if (parameter.equals(TOKENS)) {
            body.put(COMPLETION_TOKENS, value);
        }
    }
}
