package dev.wenshu.inference.template;

/** How models write tool calls into their text. */
public enum ToolDialect {
    /** {@code <tool_call>} JSON {@code </tool_call>}: Qwen 2.5 and 3, Hermes. */
    HERMES("<tool_call>", "</tool_call>"),
    /** The whole answer is JSON with {@code name} and {@code parameters}: Llama 3. */
    LLAMA3_JSON("", ""),
    /** Special tokens around name and JSON: DeepSeek V3 and R1. */
    DEEPSEEK("<｜tool▁calls▁begin｜>", "<｜tool▁calls▁end｜>"),
    /** {@code [TOOL_CALLS]} and a JSON list up to the end: Mistral. */
    MISTRAL("[TOOL_CALLS]", ""),
    NONE("", "");

    private final String open;
    private final String close;

    ToolDialect(String open, String close) {
        this.open = open;
        this.close = close;
    }

    /** By the tags that a template writes. */
    static ToolDialect in(String template) {
        if (template.contains(MISTRAL.open)) {
            return MISTRAL;
        }
        if (template.contains(DEEPSEEK.open)) {
            return DEEPSEEK;
        }
        if (template.contains(HERMES.open)) {
            return template.contains("<function=") ? NONE : HERMES;
        }
        boolean llama = template.contains("\"parameters\"")
                && (template.contains("ipython") || template.contains("<|python_tag|>"));
        return llama ? LLAMA3_JSON : NONE;
    }

    /** What begins a stretch of calls; empty where it has to be known by its JSON. */
    String open() {
        return open;
    }

    /** What ends it; empty where the answer's end does. */
    String close() {
        return close;
    }
}
