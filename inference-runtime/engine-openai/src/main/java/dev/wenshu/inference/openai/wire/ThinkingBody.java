package dev.wenshu.inference.openai.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.Thinking.Mode;
import dev.wenshu.inference.openai.dialect.Dialect;

/** The switch for thinking. */
final class ThinkingBody {
    private ThinkingBody() {}

    static void write(ObjectNode body, Thinking thinking, Dialect dialect) {
        boolean on = thinking.mode() == Mode.ON;
        boolean said = thinking.mode() != Mode.BY_MODEL;
        switch (dialect.thinking()) {
            case NONE -> {}
            case TEMPLATE -> {
                if (said) {
                    // Qwen's template asks for the first name, DeepSeek's and Granite's for the second; none minds the
                    // other
                    body.putObject("chat_template_kwargs")
                            .put("enable_thinking", on)
                            .put("thinking", on);
                }
            }
            case EFFORT_NONE -> {
                if (said && !on) {
                    body.put("reasoning_effort", "none");
                }
            }
            case EFFORT_MINIMAL -> {
                if (said && !on) {
                    body.put("reasoning_effort", "minimal");
                }
            }
            case TYPE -> {
                if (said) {
                    body.putObject("thinking").put("type", on ? "enabled" : "disabled");
                }
            }
            case BUDGET -> budget(body, thinking);
        }
    }

    private static void budget(ObjectNode body, Thinking thinking) {
        if (thinking.equals(Thinking.byModel())) {
            return;
        }
        ObjectNode json = body.putObject("thinking")
                .put(
                        "type",
                        switch (thinking.mode()) {
                            case ON -> "enabled";
                            case OFF -> "disabled";
                            case BY_MODEL -> "auto";
                        });
        if (thinking.maxTokens() > 0) {
            json.put("budget_tokens", thinking.maxTokens());
        }
        if (thinking.maxTime() != null) {
            json.put("budget_seconds", Math.clamp(thinking.maxTime().toSeconds(), 1, Integer.MAX_VALUE));
        }
    }
}
