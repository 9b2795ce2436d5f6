package dev.wenshu.inference.openai.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.ContextOverflow;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's no: its status and what its body says, in any of the shapes that servers use. The body's message is looked at for
 * known signs and never quoted; its code is, where it is a plain identifier.
 *
 * @param message in lower case, for looking only
 */
public record Refusal(int status, String code, String message, Duration retryAfter, int tokens, int context) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{1,63}");
    private static final Pattern CONTEXT = Pattern.compile("(?:context|maximum)[^0-9]{0,60}?(\\d{2,9})");
    private static final Pattern TOKENS =
            Pattern.compile("(?:requested|request has|prompt|input|messages)[^0-9]{0,60}?(\\d{2,9})");
    private static final Pattern TOO_LONG = Pattern.compile(
            "context (?:length|size|window)|maximum (?:context|model) length|max_model_len|too many tokens|prompt is too long"
                    + "|longer than the model|exceeds? the (?:available )?context");

    private static final Pattern UNSUPPORTED = Pattern.compile(
            "unsupported|not support|unrecogni|unknown|unexpected|not permitted|not allowed|extra_forbidden");

    /** Reads the body of an answer whose status is not one of success. */
    public static Refusal of(int status, byte[] body, Duration retryAfter) {
        JsonNode json = tree(body);
        JsonNode error = json.path("error").isObject() ? json.path("error") : json;
        String message = first(error.path("message"), json.path("error"), json.path("detail"));
        String code = first(error.path("code"), error.path("type"));
        int tokens = error.path("n_prompt_tokens").asInt(number(TOKENS, message));
        int context = error.path("n_ctx").asInt(number(CONTEXT, message));
        return new Refusal(
                status,
                IDENTIFIER.matcher(code).matches() ? code : "",
                (error.path("param").asText("") + " " + message).toLowerCase(Locale.ROOT),
                retryAfter,
                tokens,
                context);
    }

    /** What it means for the suite. */
    public Fault fault(String path, String model) {
        if (status == 400 || status == 413 || status == 422) {
            if (isOverflow()) {
                return tokens > 0 && context > 0
                        ? new ContextOverflow(model, tokens, context)
                        : new Fault(
                                FaultCategory.INPUT,
                                "the prompt does not fit into the context of " + model + said(path));
            }
            if (code.contains("content_filter") || code.contains("content_policy")) {
                return new Fault(
                        FaultCategory.INPUT, "the content filter of " + model + " refused the prompt" + said(path));
            }
        }
        if (status == 404
                && (code.equals("model_not_found") || code.equals("DeploymentNotFound") || message.contains("model"))) {
            return new UnknownModel(model, "the inference server does not have it" + said(path));
        }
        if (status == 402 || code.equals("insufficient_quota")) {
            return new Fault(FaultCategory.SETUP, "the account at the inference server has no credit" + said(path));
        }
        return switch (status) {
            case 401, 403, 404, 405 -> new Fault(FaultCategory.SETUP, "the inference server refused" + said(path));
            case 429, 503, 529 -> new Busy("the inference server has no room" + said(path), retryAfter);
            case 408 -> new Fault(FaultCategory.EXTERNAL, "the inference server gave up waiting" + said(path));
            default ->
                new Fault(
                        status >= 400 && status < 500 ? FaultCategory.INPUT : FaultCategory.EXTERNAL,
                        "the inference server did not serve the request" + said(path));
        };
    }

    /** Whether it says that this parameter is not known or not to be used with the model. */
    public boolean isUnsupported(String parameter) {
        return (status == 400 || status == 422)
                && Pattern.compile("(?<![a-z_])" + Pattern.quote(parameter) + "(?![a-z_])")
                        .matcher(message)
                        .find()
                && UNSUPPORTED.matcher(message + " " + code).find();
    }

    /** Without the message, which may quote content. */
    @Override
    public String toString() {
        return "Refusal[status=" + status + ", code=" + code + "]";
    }

    private boolean isOverflow() {
        return code.equals("context_length_exceeded")
                || code.equals("exceed_context_size_error")
                || TOO_LONG.matcher(message).find();
    }

    private String said(String path) {
        return ": it answered " + status + (code.isEmpty() ? "" : " (" + code + ")") + " to " + path;
    }

    private static JsonNode tree(byte[] body) {
        try {
            return Json.mapper().readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return Json.mapper().missingNode();
        }
    }

    private static String first(JsonNode... nodes) {
        for (JsonNode node : nodes) {
            if (node.isTextual()) {
                return node.asText();
            }
            if (node.isArray() && !node.isEmpty()) {
                return node.toString();
            }
        }
        return "";
    }

    private static int number(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message.toLowerCase(Locale.ROOT));
        return Optional.of(matcher)
                .filter(Matcher::find)
                .map(found -> Integer.parseInt(found.group(1)))
                .orElse(0);
    }
}
