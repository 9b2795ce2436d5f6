package dev.wenshu.inference.openai.dialect;

import dev.wenshu.inference.openai.dialect.Dialect.Addressing;
import dev.wenshu.inference.openai.dialect.Dialect.Extension;
import dev.wenshu.inference.openai.dialect.Dialect.SchemaRequest;
import dev.wenshu.inference.openai.dialect.Dialect.ThinkingRequest;
import dev.wenshu.inference.openai.dialect.Dialect.ToolChoice;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The table of known dialects. */
public final class Dialects {
    /** To be found out by {@link DialectDetection}. */
    public static final String AUTO = "auto";

    private static final List<String> OPENAI_CACHED = List.of("/prompt_tokens_details/cached_tokens");
    private static final List<String> REASONING_CONTENT = List.of("reasoning_content", "reasoning");

    /** The API as its makers document it; {@code max_tokens} is refused by their reasoning models. */
    public static final Dialect OPENAI = new Dialect(
            "openai",
            REASONING_CONTENT,
            "",
            "max_completion_tokens",
            SchemaRequest.STRICT,
            ThinkingRequest.EFFORT_MINIMAL,
            Set.of(),
            OPENAI_CACHED,
            true,
            true,
            true,
            true,
            ToolChoice.ALL,
            Addressing.OPENAI,
            false);

    /** The same models at another address. */
    public static final Dialect AZURE = new Dialect(
            "azure",
            REASONING_CONTENT,
            "",
            "max_completion_tokens",
            SchemaRequest.STRICT,
            ThinkingRequest.EFFORT_MINIMAL,
            Set.of(),
            OPENAI_CACHED,
            true,
            true,
            true,
            false,
            ToolChoice.ALL,
            Addressing.AZURE,
            false);

    /** Since 0.11 the field is {@code reasoning}, before {@code reasoning_content}; both versions take {@code response_format}. */
    public static final Dialect VLLM = new Dialect(
            "vllm",
            List.of("reasoning", "reasoning_content"),
            "reasoning",
            "max_tokens",
            SchemaRequest.JSON_SCHEMA,
            ThinkingRequest.TEMPLATE,
            Set.of(Extension.TOP_K, Extension.MIN_P, Extension.REPETITION_PENALTY),
            OPENAI_CACHED,
            true,
            true,
            true,
            true,
            ToolChoice.ALL,
            Addressing.OPENAI,
            false);

    /** Since 0.12, for schemas that {@code response_format} does not pass on. */
    public static final Dialect VLLM_STRUCTURED_OUTPUTS =
            VLLM.named("vllm-structured-outputs", SchemaRequest.STRUCTURED_OUTPUTS);

    /** Before 0.12. */
    public static final Dialect VLLM_GUIDED = VLLM.named("vllm-guided", SchemaRequest.GUIDED_JSON);

    public static final Dialect SGLANG = new Dialect(
            "sglang",
            REASONING_CONTENT,
            "reasoning_content",
            "max_tokens",
            SchemaRequest.JSON_SCHEMA,
            ThinkingRequest.TEMPLATE,
            Set.of(Extension.TOP_K, Extension.MIN_P, Extension.REPETITION_PENALTY),
            OPENAI_CACHED,
            true,
            true,
            true,
            true,
            ToolChoice.ALL,
            Addressing.OPENAI,
            false);

    /** Ignores what it does not know, {@code tool_choice} and the prompt's end beyond its context among it. */
    public static final Dialect OLLAMA = new Dialect(
            "ollama",
            List.of("reasoning", "reasoning_content"),
            "",
            "max_tokens",
            SchemaRequest.JSON_SCHEMA,
            ThinkingRequest.EFFORT_NONE,
            Set.of(),
            OPENAI_CACHED,
            true,
            true,
            true,
            true,
            ToolChoice.AUTO_ONLY,
            Addressing.OPENAI,
            false);

    /** A tool named in {@code tool_choice} becomes auto there. */
    public static final Dialect LLAMA_SERVER = new Dialect(
            "llama-server",
            REASONING_CONTENT,
            "reasoning_content",
            "max_tokens",
            SchemaRequest.JSON_SCHEMA,
            ThinkingRequest.TEMPLATE,
            Set.of(Extension.TOP_K, Extension.MIN_P, Extension.REPEAT_PENALTY, Extension.GRAMMAR),
            OPENAI_CACHED,
            true,
            true,
            true,
            true,
            ToolChoice.NO_NAMED,
            Addressing.OPENAI,
            false);

    /** Has JSON mode but no schemas; refuses earlier reasoning in the conversation. */
    public static final Dialect DEEPSEEK = new Dialect(
            "deepseek",
            REASONING_CONTENT,
            "",
            "max_tokens",
            SchemaRequest.INSTRUCTION,
            ThinkingRequest.TYPE,
            Set.of(),
            List.of("/prompt_cache_hit_tokens", "/prompt_tokens_details/cached_tokens"),
            true,
            true,
            false,
            false,
            ToolChoice.ALL,
            Addressing.OPENAI,
            false);

    /** Another Wenshu inference server. */
    public static final Dialect WENSHU = new Dialect(
            "wenshu",
            REASONING_CONTENT,
            "reasoning_content",
            "max_tokens",
            SchemaRequest.JSON_SCHEMA,
            ThinkingRequest.BUDGET,
            Set.of(Extension.TOP_K, Extension.MIN_P, Extension.REPETITION_PENALTY, Extension.GRAMMAR_FORMAT),
            OPENAI_CACHED,
            true,
            true,
            true,
            true,
            ToolChoice.ALL,
            Addressing.OPENAI,
            true);

    /** Any other server: what most take, and nothing beyond. */
    public static final Dialect GENERIC = new Dialect(
            "generic",
            REASONING_CONTENT,
            "",
            "max_tokens",
            SchemaRequest.JSON_SCHEMA,
            ThinkingRequest.TEMPLATE,
            Set.of(),
            OPENAI_CACHED,
            true,
            true,
            true,
            true,
            ToolChoice.ALL,
            Addressing.OPENAI,
            false);

    private static final List<Dialect> ALL = List.of(
            GENERIC,
            OPENAI,
            AZURE,
            VLLM,
            VLLM_STRUCTURED_OUTPUTS,
            VLLM_GUIDED,
            SGLANG,
            OLLAMA,
            LLAMA_SERVER,
            DEEPSEEK,
            WENSHU);

    private Dialects() {}

    public static List<Dialect> all() {
        return ALL;
    }

    /** By name; an unknown one is a SETUP fault that lists the known. */
    public static Dialect named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(dialect -> dialect.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Fault(
                        FaultCategory.SETUP,
                        "no dialect of that name: choose " + AUTO + " or one of "
                                + String.join(
                                        ", ", ALL.stream().map(Dialect::name).toList())));
    }
}
