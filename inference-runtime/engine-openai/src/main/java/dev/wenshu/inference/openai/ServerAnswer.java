package dev.wenshu.inference.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.openai.wire.Refusal;
import dev.wenshu.inference.openai.wire.RetryAfter;
import dev.wenshu.kernel.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** An answer whose head has come, read within its limits on the caller's thread, once. */
final class ServerAnswer {
    private static final int LONGEST_REFUSAL = 64 * 1024;
    private static final String DONE = "[DONE]";

    private final String path;
    private final HttpResponse<AnswerBody> head;
    private final CallLimits limits;
    private final long endsAt;
    private long bytes;

    /** {@code endsAt} by {@link System#nanoTime}. */
    ServerAnswer(String path, HttpResponse<AnswerBody> head, CallLimits limits, long endsAt) {
        this.path = path;
        this.head = head;
        this.limits = limits;
        this.endsAt = endsAt;
    }

    boolean isSuccess() {
        return head.statusCode() / 100 == 2;
    }

    HttpHeaders headers() {
        return head.headers();
    }

    /** The whole as JSON; a fault where the server refused. */
    JsonNode json() {
        if (!isSuccess()) {
            throw refusal().fault(path, "the model");
        }
        return parse(new String(all(limits.bytes()), StandardCharsets.UTF_8));
    }

    /** Each event's JSON, or the one object of an answer that is not streamed. */
    void pieces(Consumer<JsonNode> consumer) {
        if (headers().firstValue("content-type").orElse("").contains("event-stream")) {
            events(consumer);
        } else {
            accept(json(), consumer);
        }
    }

    /** What the server said where it did not succeed; of an overlong body the beginning. */
    Refusal refusal() {
        return Refusal.of(head.statusCode(), all(LONGEST_REFUSAL), RetryAfter.of(headers(), Clock.systemUTC()));
    }

    private void events(Consumer<JsonNode> consumer) {
        EventStream events = new EventStream();
        for (List<ByteBuffer> piece = next(); !piece.isEmpty(); piece = next()) {
            piece.forEach(events::accept);
            if (handOn(events, consumer)) {
                return;
            }
        }
        events.end();
        handOn(events, consumer);
    }

    /** True at the end of the stream as such; what a server sends after it is not waited for. */
    private boolean handOn(EventStream events, Consumer<JsonNode> consumer) {
        for (String data = events.poll(); data != null; data = events.poll()) {
            if (data.strip().equals(DONE)) {
                return true;
            }
            if (!data.isBlank()) {
                accept(parse(data), consumer);
            }
        }
        return false;
    }

    /** A server that fails after its head has gone out can say so only here. */
    private void accept(JsonNode json, Consumer<JsonNode> consumer) {
        JsonNode error = json.path("error");
        if (error.isObject()
                || error.isTextual()
                || json.path("object").asText().equals("error")) {
            int status = (error.isObject() ? error : json).path("code").asInt(500);
            byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
            throw Refusal.of(
                            status >= 400 && status < 600 ? status : 500,
                            body,
                            RetryAfter.of(headers(), Clock.systemUTC()))
                    .fault(path, "the model");
        }
        consumer.accept(json);
    }

    private byte[] all(long most) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (List<ByteBuffer> piece = next(); !piece.isEmpty(); piece = next()) {
            for (ByteBuffer buffer : piece) {
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                whole.writeBytes(part);
            }
            if (whole.size() >= most && most < limits.bytes()) {
                break;
            }
        }
        return whole.toByteArray();
    }

    /** The next piece in time, counted. */
    private List<ByteBuffer> next() {
        long left = endsAt - System.nanoTime();
        long patience = bytes == 0 ? left : Math.min(left, limits.idle().toNanos());
        try {
            List<ByteBuffer> piece = head.body().next(patience);
            for (ByteBuffer buffer : piece) {
                bytes += buffer.remaining();
            }
            if (bytes > limits.bytes()) {
                throw OpenAiServer.external(path, "answers with more than " + limits.bytes() + " bytes", null);
            }
            return piece;
        } catch (TimeoutException e) {
            throw OpenAiServer.external(
                    path,
                    patience == left
                            ? "did not answer in whole within " + limits.total()
                            : "sent nothing for " + limits.idle() + " in the middle of its answer",
                    e);
        } catch (IOException e) {
            throw OpenAiServer.external(path, "broke off in the middle of its answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OpenAiServer.external(path, "was not waited for: interrupted", e);
        }
    }

    private JsonNode parse(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw OpenAiServer.external(path, "answered with something that is not JSON", null);
        }
    }
}
