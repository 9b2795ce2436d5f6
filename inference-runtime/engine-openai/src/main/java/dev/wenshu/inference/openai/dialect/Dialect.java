package dev.wenshu.inference.openai.dialect;

import java.util.List;
import java.util.Set;

/**
 * How one kind of server departs from the OpenAI API.
 *
 * @param reasoningFields of a message or delta, in which reasoning comes; the first one present counts
 * @param reasoningRequest the field in which an assistant's earlier reasoning is sent back; empty for never
 * @param maxTokens the name of the token limit
 * @param extensions sampling parameters beyond the API that are understood; others are refused rather than ignored
 * @param cachedTokens JSON pointers into usage, of which the first present counts
 * @param streamUsage takes {@code stream_options.include_usage}
 * @param logprobs gives log probabilities
 * @param imageParts takes images
 * @param rawPrompts has {@code /v1/completions}
 * @param toolChoice what of tool choice it honours
 * @param callHeaders gets {@link dev.wenshu.inference.generation.CallHeaders}; only ever a server of one's own
 */
public record Dialect(
        String name,
        List<String> reasoningFields,
        String reasoningRequest,
        String maxTokens,
        SchemaRequest schema,
        ThinkingRequest thinking,
        Set<Extension> extensions,
        List<String> cachedTokens,
        boolean streamUsage,
        boolean logprobs,
        boolean imageParts,
        boolean rawPrompts,
        ToolChoice toolChoice,
        Addressing addressing,
        boolean callHeaders) {
    public Dialect {
        reasoningFields = List.copyOf(reasoningFields);
        extensions = Set.copyOf(extensions);
        cachedTokens = List.copyOf(cachedTokens);
    }

    /** A variant that asks for schemas in another way. */
    Dialect named(String otherName, SchemaRequest otherSchema) {
        return new Dialect(
                otherName,
                reasoningFields,
                reasoningRequest,
                maxTokens,
                otherSchema,
                thinking,
                extensions,
                cachedTokens,
                streamUsage,
                logprobs,
                imageParts,
                rawPrompts,
                toolChoice,
                addressing,
                callHeaders);
    }

    /** How JSON of a schema is asked for. */
    public enum SchemaRequest {
        /** {@code response_format: {type: json_schema, json_schema: {name, schema, strict: true}}}. */
        STRICT,
        /** The same without {@code strict}, where it would refuse schemas that need not be in OpenAI's subset. */
        JSON_SCHEMA,
        /** {@code structured_outputs: {json: schema}}. */
        STRUCTURED_OUTPUTS,
        /** {@code guided_json: schema}. */
        GUIDED_JSON,
        /** {@code response_format: {type: json_object}} and the schema in a message: it binds nothing. */
        INSTRUCTION
    }

    /** How thinking is switched. */
    public enum ThinkingRequest {
        /** Not at all: the request says nothing. */
        NONE,
        /** {@code chat_template_kwargs} with the names that templates use. */
        TEMPLATE,
        /** {@code reasoning_effort: none} for off; on is the model's default. */
        EFFORT_NONE,
        /** {@code reasoning_effort: minimal} for off. */
        EFFORT_MINIMAL,
        /** {@code thinking: {type: enabled | disabled}}. */
        TYPE,
        /** {@code thinking: {type, budget_tokens, budget_seconds}}, as a Wenshu server takes it. */
        BUDGET
    }

    /** Sampling parameters beyond the API. */
    public enum Extension {
        TOP_K("top_k"),
        MIN_P("min_p"),
        REPETITION_PENALTY("repetition_penalty"),
        REPEAT_PENALTY("repeat_penalty"),
        /** A GBNF grammar as a parameter. */
        GRAMMAR("grammar"),
        /** The same as a kind of {@code response_format}. */
        GRAMMAR_FORMAT("response_format");

        private final String parameter;

        Extension(String parameter) {
            this.parameter = parameter;
        }

        public String parameter() {
            return parameter;
        }
    }

    /** What of {@code tool_choice} a server honours. */
    public enum ToolChoice {
        ALL,
        /** No single tool by name: it is the only one offered then, and required. */
        NO_NAMED,
        /** The parameter is ignored: anything but auto and none is refused here. */
        AUTO_ONLY
    }

    /** Where requests go and how the key travels. */
    public enum Addressing {
        /** {@code /v1/...}, a bearer token, the model in the body. */
        OPENAI,
        /** {@code /openai/deployments/<model>/...?api-version=...} and the header {@code api-key}. */
        AZURE
    }
}
