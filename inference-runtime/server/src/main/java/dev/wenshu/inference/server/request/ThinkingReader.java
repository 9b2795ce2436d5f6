package dev.wenshu.inference.server.request;

import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.Thinking.Mode;
import dev.wenshu.inference.server.http.Parameters;
import java.time.Duration;

/**
 * Reads how a reasoning model may think, in the order of {@code thinking} (an extension), {@code chat_template_kwargs} (as
 * vLLM and SGLang take it) and {@code reasoning_effort}.
 */
final class ThinkingReader {
    private static final int MAX_TOKENS = 10_000_000;
    private static final int MAX_SECONDS = 24 * 60 * 60;
    private static final int MINIMAL = 512;
    private static final int LOW = 2048;
    private static final int MEDIUM = 8192;

    private ThinkingReader() {}

    static Thinking thinking(Parameters body) {
        Thinking byEffort = byEffort(body);
        Thinking byTemplate = byTemplate(body, byEffort);
        return body.object("thinking").map(ThinkingReader::explicit).orElse(byTemplate);
    }

    private static Thinking explicit(Parameters thinking) {
        Mode mode = switch (thinking.text("type", 16, "enabled")) {
            case "enabled" -> Mode.ON;
            case "disabled" -> Mode.OFF;
            case "auto", "adaptive" -> Mode.BY_MODEL;
            default -> throw thinking.wrong("type", "is enabled, disabled or auto");
        };
        int seconds = thinking.integer("budget_seconds", 1, MAX_SECONDS, 0);
        return new Thinking(
                mode,
                thinking.integer("budget_tokens", 1, MAX_TOKENS, 0),
                seconds == 0 ? null : Duration.ofSeconds(seconds));
    }

    private static Thinking byTemplate(Parameters body, Thinking fallback) {
        return body.object("chat_template_kwargs")
                .map(arguments -> {
                    for (String name : arguments.names()) {
                        if (!name.equals("enable_thinking") && !name.equals("thinking")) {
                            throw arguments.wrong(name, "is not served: only enable_thinking is");
                        }
                    }
                    boolean given = arguments.has("enable_thinking") || arguments.has("thinking");
                    boolean on = arguments.flag("enable_thinking", arguments.flag("thinking", true));
                    return given ? new Thinking(on ? Mode.ON : Mode.OFF, fallback.maxTokens(), null) : fallback;
                })
                .orElse(fallback);
    }

    private static Thinking byEffort(Parameters body) {
        return switch (body.text("reasoning_effort", 16, "")) {
            case "" -> Thinking.byModel();
            case "none" -> Thinking.off();
            case "minimal" -> new Thinking(Mode.ON, MINIMAL, null);
            case "low" -> new Thinking(Mode.ON, LOW, null);
            case "medium" -> new Thinking(Mode.ON, MEDIUM, null);
            case "high", "xhigh" -> new Thinking(Mode.ON, 0, null);
            default -> throw body.wrong("reasoning_effort", "is none, minimal, low, medium, high or xhigh");
        };
    }
}
