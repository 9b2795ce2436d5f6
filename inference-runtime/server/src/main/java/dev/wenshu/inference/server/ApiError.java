package dev.wenshu.inference.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Faults as the OpenAI API reports errors. */
final class ApiError {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final String INVALID = "invalid_request_error";
    private static final String SERVER = "server_error";

    private ApiError() {}

    static Response of(Throwable thrown) {
        if (thrown instanceof UnknownModel) {
            return response(404, thrown.getMessage(), INVALID, "model_not_found")
                    .build();
        }
        FaultCategory category = Fault.categoryOf(thrown);
        String message = thrown instanceof Fault ? thrown.getMessage() : "internal error";
        return switch (category) {
            case INPUT -> response(400, message, INVALID, "bad_input").build();
            case CAPACITY ->
                response(TOO_MANY_REQUESTS, message, "rate_limit_error", "rate_limit_exceeded")
                        .header("Retry-After", RETRY_AFTER_SECONDS)
                        .build();
            case SETUP -> response(503, message, SERVER, "not_set_up").build();
            case EXTERNAL -> response(502, message, SERVER, "upstream_failed").build();
            case INTERNAL -> response(500, message, SERVER, "internal").build();
        };
    }

    static Response unauthorized() {
        return response(401, "send the access key as a bearer token", INVALID, "invalid_api_key")
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private static Response.ResponseBuilder response(int status, @Nullable String message, String type, String code) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.putObject("error").put("message", message).put("type", type).put("code", code);
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body.toString());
    }
}
