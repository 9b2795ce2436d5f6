package dev.wenshu.inference.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.CallHeaders;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.server.scripted.ScriptedModel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatCompletionsTest {
    @Inject
    ScriptedModel model;

    @BeforeEach
    void forget() {
        model.forget();
    }

    @Test
    void answersAsTheApiDoes() {
        chat("{\"model\":\"scripted\",\"messages\":[{\"role\":\"user\",\"content\":\"say 价税合计\"}]}")
                .statusCode(200)
                .body("id", startsWith("chatcmpl-"))
                .body("object", equalTo("chat.completion"))
                .body("model", equalTo("scripted"))
                .body("choices", hasSize(1))
                .body("choices[0].message.role", equalTo("assistant"))
                .body("choices[0].message.content", equalTo("价税合计"))
                .body("choices[0].finish_reason", equalTo("stop"))
                .body("choices[0].logprobs", nullValue())
                .body("usage.prompt_tokens", equalTo(11))
                .body("usage.prompt_tokens_details.cached_tokens", equalTo(4))
                .body("usage.total_tokens", equalTo(12));
    }

    @Test
    void keepsReasoningApartFromTheAnswer() {
        chat("{\"messages\":[{\"role\":\"user\",\"content\":\"think\"}]}")
                .statusCode(200)
                .body("choices[0].message.content", equalTo("42"))
                .body("choices[0].message.reasoning_content", equalTo("let me see"))
                .body("usage.completion_tokens_details.reasoning_tokens", equalTo(3));
    }

    @Test
    void handsEveryParameterOn() {
        // When
        chat("""
                {"model":"scripted","messages":[{"role":"developer","content":"be brief"},{"role":"user","content":"say x"}],
                 "temperature":0.2,"top_p":0.9,"top_k":40,"min_p":0.05,"seed":7,"presence_penalty":0.1,
                 "frequency_penalty":-0.1,"repetition_penalty":1.1,"logit_bias":{"42":-100},"max_tokens":5,
                 "max_completion_tokens":64,"stop":["\\n\\n","END"],"logprobs":true,"top_logprobs":2,"n":2,
                 "reasoning_effort":"low","user":"alice","store":false,"service_tier":"auto","metadata":{"a":"b"},
                 "response_format":{"type":"grammar","grammar":"root ::= \\"x\\""}}
                """)
                .statusCode(200)
                .body("choices", hasSize(2))
                .body("choices[1].index", equalTo(1))
                .body("choices[0].logprobs.content[0].top_logprobs[0].bytes[0]", equalTo(0xe6))
                .body("usage.prompt_tokens", equalTo(11))
                .body("usage.completion_tokens", equalTo(2));

        // Then
        List<GenerationRequest> both = List.of(model.nextRequest(), model.nextRequest());
        assertThat(both)
                .extracting(request -> request.sampling().seed().getAsLong())
                .containsExactlyInAnyOrder(7L, 8L);
        GenerationRequest request = both.getFirst();
        assertThat(request.sampling().temperature()).isEqualTo(0.2);
        assertThat(request.sampling().topK()).isEqualTo(40);
        assertThat(request.sampling().logitBias()).isEqualTo(Map.of(42, -100.0));
        assertThat(request.maxTokens()).isEqualTo(64);
        assertThat(request.stop()).containsExactly("\n\n", "END");
        assertThat(request.topLogprobs()).isEqualTo(2);
        assertThat(request.thinking()).isEqualTo(new Thinking(Thinking.Mode.ON, 2048, null));
        assertThat(request.format()).isEqualTo(new ResponseFormat.Grammar("root ::= \"x\""));
        assertThat(request.context().user()).isEqualTo("alice");
        assertThat(request.context().priority()).isEqualTo(Priority.INTERACTIVE);
        assertThat(((Prompt.Chat) request.prompt()).messages()).hasSize(2);
    }

    @Test
    void readsOnWhoseBehalfFromHeaders() {
        // When
        given().contentType(ContentType.JSON)
                .header(CallHeaders.DEPARTMENT, "%E8%B4%A2%E5%8A%A1")
                .header(CallHeaders.FLOW, "invoice-extract")
                .header(CallHeaders.PRIORITY, "batch")
                .body("{\"messages\":[{\"role\":\"user\",\"content\":\"say x\"}]}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(200);

        // Then
        GenerationRequest request = model.nextRequest();
        assertThat(request.context().department()).isEqualTo("财务");
        assertThat(request.context().flow()).isEqualTo("invoice-extract");
        assertThat(request.context().priority()).isEqualTo(Priority.BATCH);
    }

    @Test
    void namesTheParameterThatIsWrong() {
        refused("\"temperature\":3", "temperature");
        refused("\"temperature\":\"hot\"", "temperature");
        refused("\"top_p\":1e999", "top_p");
        refused("\"max_tokens\":-1", "max_tokens");
        refused("\"max_tokens\":1.5", "max_tokens");
        refused("\"n\":9", "n");
        refused("\"seed\":1e40", "seed");
        refused("\"stop\":[\"a\",\"b\",\"c\",\"d\",\"e\"]", "stop");
        refused("\"stop\":\"\"", "stop");
        refused("\"stream\":\"yes\"", "stream");
        refused("\"top_logprobs\":2", "top_logprobs");
        refused("\"logit_bias\":{\"x\":1}", "logit_bias");
        refused("\"logit_bias\":{\"7\":101}", "logit_bias.7");
        refused("\"response_format\":{\"type\":\"xml\"}", "response_format.type");
        refused("\"response_format\":{\"type\":\"json_schema\"}", "response_format.json_schema");
        refused("\"tools\":[{\"type\":\"function\",\"function\":{}}]", "tools[0].function.name");
        refused("\"tool_choice\":\"required\"", "tool_choice");
        refused("\"functions\":[{\"name\":\"f\"}]", "functions");
        refused("\"reasoning_effort\":\"huge\"", "reasoning_effort");
        refused("\"chat_template_kwargs\":{\"strict\":true}", "chat_template_kwargs.strict");
    }

    @Test
    void namesTheMessageThatIsWrong() {
        wrongMessages("[]", "messages");
        wrongMessages("{}", "messages");
        wrongMessages("[{\"role\":\"king\",\"content\":\"x\"}]", "messages[0].role");
        wrongMessages("[{\"role\":\"user\"}]", "messages[0].content");
        wrongMessages("[{\"role\":\"user\",\"content\":7}]", "messages[0].content");
        wrongMessages("[{\"role\":\"tool\",\"content\":\"x\"}]", "messages[0].tool_call_id");
        wrongMessages(
                "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"http://10.0.0.1/a.png\"}}]}]",
                "messages[0].content[0].image_url.url");
        wrongMessages("[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\"}]}]", "messages[0].content[0].type");
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        for (String body : List.of("", "{", "[]", "7", "{\"a\":NaN}", "{} {}", "[".repeat(500), "{\"n\":1,\"n\":2}")) {
            chat(body)
                    .statusCode(400)
                    .body("error.type", equalTo("invalid_request_error"))
                    .body("error.message", containsString("the request body"));
        }
        given().contentType(ContentType.TEXT)
                .body("{}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(415);
        given().contentType(ContentType.JSON)
                .body("{\"x\":\"" + "y".repeat(3 * 1024 * 1024) + "\"}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(413)
                .body("error.code", equalTo("request_too_large"));
    }

    @Test
    void tellsFaultsByStatusAndCode() {
        say("overflow", "")
                .statusCode(400)
                .body("error.code", equalTo("context_length_exceeded"))
                .body("error.message", allOf(containsString("9000"), containsString("4096")));
        say("busy", "")
                .statusCode(429)
                .header("Retry-After", "2")
                .header("retry-after-ms", "1500")
                .body("error.code", equalTo("rate_limit_exceeded"));
        say("break", "").statusCode(502).body("error.code", equalTo("upstream_failed"));
        say("defect", "").statusCode(500).body("error.message", not(containsString("secret")));
    }

    @Test
    void endsAtTheDeadlineOfTheCaller() {
        given().contentType(ContentType.JSON)
                .header(CallHeaders.DEADLINE_MILLIS, 50)
                .body("{\"messages\":[{\"role\":\"user\",\"content\":\"wait\"}]}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(504)
                .header("x-should-retry", "false")
                .body("error.code", equalTo("deadline_exceeded"));
    }

    @Test
    void completesRawPromptsInOrder() {
        given().contentType(ContentType.JSON)
                .body("{\"model\":\"scripted\",\"prompt\":[\"say one\",\"say two\"],\"n\":2,\"logprobs\":0}")
                .post("/v1/completions")
                .then()
                .statusCode(200)
                .body("object", equalTo("text_completion"))
                .body("id", startsWith("cmpl-"))
                .body("choices.text", equalTo(List.of("one", "one", "two", "two")))
                .body("choices[3].logprobs.tokens[0]", equalTo("two"))
                .body("usage.prompt_tokens", equalTo(22));
    }

    @Test
    void refusesWhatRawPromptsCannotHave() {
        wrongPrompt("\"prompt\":\"x\",\"echo\":true", "echo");
        wrongPrompt("\"prompt\":\"x\",\"suffix\":\"y\"", "suffix");
        wrongPrompt("\"prompt\":\"x\",\"best_of\":2", "best_of");
        wrongPrompt("\"prompt\":[1,2]", "prompt");
        wrongPrompt("\"prompt\":[[1,2]]", "prompt");
        wrongPrompt("\"max_tokens\":1", "prompt");
    }

    private void wrongPrompt(String parameters, String name) {
        given().contentType(ContentType.JSON)
                .body("{" + parameters + "}")
                .post("/v1/completions")
                .then()
                .statusCode(400)
                .body("error.param", equalTo(name));
    }

    private void refused(String parameter, String name) {
        say("say x", "," + parameter)
                .statusCode(400)
                .body("error.param", equalTo(name))
                .body("error.code", equalTo("invalid_value"));
    }

    private void wrongMessages(String messages, String name) {
        chat("{\"messages\":" + messages + "}").statusCode(400).body("error.param", equalTo(name));
    }

    private ValidatableResponse say(String command, String more) {
        return chat("{\"messages\":[{\"role\":\"user\",\"content\":\"" + command + "\"}]" + more + "}");
    }

    private ValidatableResponse chat(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/chat/completions")
                .then();
    }
}
