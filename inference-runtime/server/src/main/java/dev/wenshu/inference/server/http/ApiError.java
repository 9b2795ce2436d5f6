package dev.wenshu.inference.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.ContextOverflow;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault as the OpenAI API reports errors.
 *
 * @param param that is wrong, as the API names it; null where it is none in particular
 * @param headers that go with it
 */
public record ApiError(
        int status,
        String message,
        String type,
        String code,
        @Nullable String param,
        Map<String, String> headers) {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String INVALID = "invalid_request_error";
    private static final String SERVER = "server_error";

    public static ApiError of(Throwable thrown) {
        return switch (thrown) {
            case UnknownModel unknown -> invalid(404, text(unknown), "model_not_found", "model");
            case ContextOverflow overflow -> invalid(400, text(overflow), "context_length_exceeded", "messages");
            case UnsupportedRequest unsupported ->
                invalid(400, text(unsupported), "invalid_value", unsupported.parameter());
            case Busy busy -> busy(text(busy), busy.retryAfter());
            case Fault fault -> ofCategory(fault);
            default -> wrapped(thrown);
        };
    }

    /** The time that the caller or the settings gave ran out while the answer was being made. */
    public static ApiError expired() {
        // without that header the official clients would ask again, and nobody wants the answer any more
        return new ApiError(
                504,
                "the deadline passed before the answer was complete",
                SERVER,
                "deadline_exceeded",
                null,
                Map.of("x-should-retry", "false"));
    }

    public static ApiError unauthorized() {
        return new ApiError(
                401,
                "send an access key as a bearer token",
                INVALID,
                "invalid_api_key",
                null,
                Map.of("WWW-Authenticate", "Bearer"));
    }

    public static ApiError forbidden(String message) {
        return invalid(403, message, "forbidden", null);
    }

    public static ApiError tooLarge(long limit) {
        return invalid(413, "a request body holds up to " + limit + " bytes", "request_too_large", null);
    }

    public static ApiError notJson() {
        return invalid(415, "send the request as application/json", "unsupported_media_type", null);
    }

    /** {@code {"error":{…}}}. */
    public ObjectNode json() {
        ObjectNode body = Json.mapper().createObjectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
        return body;
    }

    public Response response() {
        Response.ResponseBuilder builder =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(json().toString());
        headers.forEach(builder::header);
        return builder.build();
    }

    private static ApiError ofCategory(Fault fault) {
        String message = text(fault);
        return switch (fault.category()) {
            case INPUT -> invalid(400, message, "bad_input", null);
            case CAPACITY -> busy(message, RETRY_AFTER);
            case SETUP -> server(503, message, "not_set_up");
            case EXTERNAL -> server(502, message, "upstream_failed");
            case INTERNAL -> server(500, message, "internal");
        };
    }

    /** A fault behind an exception keeps its meaning, not its message: who wrapped it may have quoted content. */
    private static ApiError wrapped(Throwable thrown) {
        return ofCategory(new Fault(Fault.categoryOf(thrown), "internal error"));
    }

    private static ApiError busy(String message, Duration retryAfter) {
        long millis = Math.max(1, retryAfter.toMillis());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Retry-After", Long.toString(Math.ceilDiv(millis, 1000)));
        headers.put("retry-after-ms", Long.toString(millis));
        return new ApiError(429, message, "rate_limit_error", "rate_limit_exceeded", null, headers);
    }

    private static ApiError invalid(int status, String message, String code, @Nullable String param) {
        return new ApiError(status, message, INVALID, code, param, Map.of());
    }

    private static ApiError server(int status, String message, String code) {
        return new ApiError(status, message, SERVER, code, null, Map.of());
    }

    private static String text(Fault fault) {
        return Objects.requireNonNullElse(fault.getMessage(), "");
    }
}
