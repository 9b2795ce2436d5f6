package dev.wenshu.connector.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.connector.http.request.Refusal;
import dev.wenshu.connector.http.request.RequestRefused;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a request is answered.
 *
 * @param body bytes, or a stream that Camel closes once it is sent
 */
record Answer(int status, String type, Object body, Map<String, String> headers) {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String RETRY_SECONDS = "10";

    static Answer json(int status, Object value) {
        return new Answer(status, JSON, bytes(value), Map.of());
    }

    /** Problem details (RFC 9457). */
    static Answer problem(RequestRefused refused) {
        return problem(refused.refusal(), refused.detail());
    }

    /** A fault of intake: only that of an INPUT fault is for the client's eyes. */
    static Answer problem(Fault fault) {
        return switch (fault.category()) {
            case INPUT -> problem(Refusal.UNPROCESSABLE, String.valueOf(fault.getMessage()));
            case CAPACITY -> problem(Refusal.UNAVAILABLE, "there is no room now; send it again later");
            case EXTERNAL ->
                problem(Refusal.UNAVAILABLE, "a system behind this one does not answer; send it again later");
            case SETUP -> problem(Refusal.UNAVAILABLE, "this service is not set up rightly; its operator has to act");
            case INTERNAL -> problem(Refusal.INTERNAL, "a defect of this service; its log says more");
        };
    }

    static Answer problem(Refusal refusal, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", refusal.title());
        problem.put("status", refusal.status());
        problem.put("detail", detail);
        Map<String, String> headers = switch (refusal) {
            case UNAUTHORIZED -> Map.of("WWW-Authenticate", "Bearer");
            case UNAVAILABLE -> Map.of("Retry-After", RETRY_SECONDS);
            default -> Map.of();
        };
        return new Answer(refusal.status(), PROBLEM, bytes(problem), headers);
    }

    /** Whether intake could not take more at this time, so that the next document need not be tried. */
    static boolean stops(FaultCategory category) {
        return switch (category) {
            case CAPACITY, EXTERNAL, SETUP -> true;
            case INPUT, INTERNAL -> false;
        };
    }

    /** Replaces the message, whose headers are those of the request and would be sent back. */
    void writeTo(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, type);
        headers.forEach(message::setHeader);
        message.setBody(body);
    }

    private static byte[] bytes(Object value) {
        try {
            return Json.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer always becomes JSON", e);
        }
    }

    @Override
    public String toString() {
        return "Answer[status=" + status + "]";
    }
}
