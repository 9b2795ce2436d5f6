package dev.wenshu.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.ContextOverflow;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class StreamFaultTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String PIECE = "data: {\"choices\":[{\"delta\":{\"content\":\"private \"}}]}\n\n";
    private static final String WHOLE =
            "{\"choices\":[{\"message\":{\"content\":\"yes\"},\"finish_reason\":\"stop\"}]}";
    private static final GenerationRequest REQUEST =
            GenerationRequest.of("any", new Prompt.Chat(List.of(Message.user("private question"))));

    private FakeUpstream upstream;
    private OpenAiModel model = OpenAiModel.of("m", "vllm").withLimits(Duration.ofSeconds(30), Duration.ofSeconds(30));

    @BeforeEach
    void start() throws IOException {
        upstream = new FakeUpstream();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"choices\":[{\"delta\":\n\n",
                "data: <html>\n\n",
                "data: {\"error\":{\"message\":\"private\",\"code\":500}}\n\n",
                "data: {\"object\":\"error\",\"message\":\"private\",\"code\":500}\n\n",
                "event: error\ndata: {\"error\":\"private\"}\n\n",
                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"insufficient_system_resource\"}]}\n\n",
                "data: [DONE]\n\n",
                ""
            })
    void takesBrokenStreamAsExternal(String rest) {
        // Given
        upstream.answer(CHAT, 200, FakeUpstream.EVENTS, PIECE + rest);

        // When // Then
        assertFault(FaultCategory.EXTERNAL);
    }

    @Test
    void takesPageThatIsNoAnswerAsExternal() {
        // Given
        upstream.answer(CHAT, 200, "text/html", "<html>private</html>");

        // When // Then
        assertFault(FaultCategory.EXTERNAL).hasMessageContaining("not JSON");
    }

    @Test
    void noticesServerThatVanishesInTheMiddle() {
        // Given
        upstream.handle(CHAT, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", FakeUpstream.EVENTS);
            exchange.sendResponseHeaders(200, 1_000_000);
            write(exchange.getResponseBody(), PIECE);
        });

        // When // Then
        assertFault(FaultCategory.EXTERNAL).hasMessageContaining("in the middle");
    }

    @Test
    void givesUpOnStreamThatFallsSilent() {
        // Given
        model = model.withLimits(Duration.ofSeconds(40), Duration.ofMillis(200));
        upstream.stream(CHAT, out -> {
            write(out, PIECE);
            upstream.awaitRelease();
        });

        // When // Then
        assertFault(FaultCategory.EXTERNAL).hasMessageContaining("sent nothing for");
    }

    @Test
    void givesUpOnStreamThatNeverEnds() {
        // Given
        model = model.withLimits(Duration.ofMillis(500), Duration.ofSeconds(10));
        upstream.stream(CHAT, out -> drip(out, 20));

        // When // Then
        assertFault(FaultCategory.EXTERNAL).hasMessageContaining("within PT0.5S");
    }

    @Test
    void givesUpOnStreamThatIsTooLong() {
        // Given
        upstream.stream(CHAT, out -> drip(out, 0));

        // When // Then
        assertFault(FaultCategory.EXTERNAL).hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void closesConnectionAtCancellation() throws InterruptedException {
        // Given
        CountDownLatch closed = new CountDownLatch(1);
        upstream.stream(CHAT, out -> {
            try {
                drip(out, 10);
            } catch (IOException e) {
                closed.countDown();
                throw e;
            }
        });
        Cancellation cancellation = new Cancellation();
        GenerationRequest request =
                REQUEST.withContext(CallContext.unattributed().withCancellation(cancellation));

        // When
        assertThatThrownBy(() -> generate(request, delta -> cancellation.cancel()))
                .isInstanceOf(Cancelled.class);

        // Then
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closesConnectionWhereSinkThrows() throws InterruptedException {
        // Given
        CountDownLatch closed = new CountDownLatch(1);
        upstream.stream(CHAT, out -> {
            try {
                drip(out, 10);
            } catch (IOException e) {
                closed.countDown();
                throw e;
            }
        });

        // When
        assertThatThrownBy(() -> generate(REQUEST, delta -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");

        // Then
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancelsWhileServerHasNotAnsweredYet() throws InterruptedException {
        // Given
        CountDownLatch asked = new CountDownLatch(1);
        upstream.handle(CHAT, exchange -> {
            asked.countDown();
            upstream.awaitRelease();
        });
        Cancellation cancellation = new Cancellation();
        Thread canceller = Thread.startVirtualThread(() -> {
            try {
                asked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancellation.cancel();
        });

        // When // Then
        assertThatThrownBy(() -> generate(
                        REQUEST.withContext(CallContext.unattributed().withCancellation(cancellation)),
                        GenerationSink.NONE))
                .isInstanceOf(Cancelled.class);
        canceller.join();
    }

    @Test
    void refusesCallWhoseDeadlineHasPassed() {
        // Given
        CallContext late = CallContext.unattributed().withDeadline(Instant.now().minusSeconds(1));

        // When // Then
        assertThatThrownBy(() -> generate(REQUEST.withContext(late), GenerationSink.NONE))
                .isInstanceOf(Busy.class);
        assertThat(upstream.asked()).isEmpty();
    }

    @Test
    void keepsDeadlineOfCall() {
        // Given
        upstream.handle(CHAT, exchange -> upstream.awaitRelease());
        CallContext soon = CallContext.unattributed().withDeadline(Instant.now().plusMillis(400));

        // When // Then
        assertThatThrownBy(() -> generate(REQUEST.withContext(soon), GenerationSink.NONE))
                .satisfies(fault -> assertThat(Fault.categoryOf(fault)).isEqualTo(FaultCategory.EXTERNAL));
    }

    @ParameterizedTest
    @CsvSource({
        "429, Retry-After, 7, 7000",
        "503, retry-after-ms, 250, 250",
        "429, X-None, 1, 2000",
        "429, Retry-After, soon, 2000"
    })
    void saysWhenToAskAgain(int status, String header, String value, long millis) {
        // Given
        upstream.answer(
                CHAT, status, FakeUpstream.JSON, "{\"error\":{\"message\":\"private\"}}", Map.of(header, value));

        // When // Then
        assertFault(FaultCategory.CAPACITY)
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
        {"error":{"message":"This model's maximum context length is 4096 tokens. However, your messages resulted in 5000 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}""", """
        {"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4900 in the messages, 100 in the completion).","type":"BadRequestError","param":null,"code":400}""", """
        {"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error","n_prompt_tokens":5000,"n_ctx":4096}}""", """
        {"object":"error","message":"The input (5000 tokens) is longer than the model's context length (4096 tokens).","type":"BadRequest","code":400}"""})
    void readsBothNumbersOfOverflow(String body) {
        // Given
        upstream.answer(CHAT, 400, FakeUpstream.JSON, body);

        // When // Then
        assertFault(FaultCategory.INPUT).isInstanceOfSatisfying(ContextOverflow.class, overflow -> {
            assertThat(overflow.tokens()).isEqualTo(5000);
            assertThat(overflow.context()).isEqualTo(4096);
        });
    }

    @Test
    void namesModelThatServerDoesNotHave() {
        // Given
        upstream.answer(
                CHAT,
                404,
                FakeUpstream.JSON,
                "{\"error\":{\"message\":\"model 'm' not found\",\"type\":\"not_found\"}}");

        // When // Then
        assertFault(FaultCategory.SETUP).isInstanceOf(UnknownModel.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429|{\"error\":{\"code\":\"insufficient_quota\"}}|SETUP",
                "402|{\"error\":{\"message\":\"Insufficient Balance\"}}|SETUP",
                "401|{\"error\":{\"code\":\"invalid_api_key\"}}|SETUP",
                "400|{\"error\":{\"code\":\"content_filter\",\"message\":\"private\"}}|INPUT",
                "422|{\"detail\":[{\"msg\":\"private\"}]}|INPUT",
                "500|{\"error\":\"private\"}|EXTERNAL",
                "502|<html>private</html>|EXTERNAL"
            })
    void sortsRefusals(int status, String body, FaultCategory category) {
        // Given
        upstream.answer(CHAT, status, FakeUpstream.JSON, body);

        // When // Then
        assertFault(category).hasMessageContaining(String.valueOf(status));
    }

    @Test
    void leavesOutWishThatModelRefusesAndRemembers() {
        // Given
        upstream.handle(CHAT, exchange -> {
            boolean refused = upstream.asked().getLast().body().has("reasoning_effort");
            byte[] body = (refused
                            ? "{\"error\":{\"message\":\"Unsupported parameter: 'reasoning_effort' is not supported with this model.\",\"param\":\"reasoning_effort\",\"code\":\"unsupported_parameter\"}}"
                            : WHOLE)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", FakeUpstream.JSON);
            exchange.sendResponseHeaders(refused ? 400 : 200, body.length);
            exchange.getResponseBody().write(body);
        });
        model = OpenAiModel.of("gpt-4o", "openai");
        GenerationRequest request = REQUEST.withThinking(Thinking.off());
        try (OpenAiServer server = upstream.connect()) {
            OpenAiGeneration generation = new OpenAiGeneration(server, model);
            generation.generate(request);

            // When
            Completion completion = generation.generate(request);

            // Then
            assertThat(completion.text()).isEqualTo("yes");
            assertThat(upstream.asked()).hasSize(3);
        }
    }

    @Test
    void tellsWenshuServerOnWhoseBehalf() {
        // Given
        upstream.answer(CHAT, 200, FakeUpstream.JSON, WHOLE);
        CallContext context = new CallContext(
                "财务 A+B",
                "li",
                "invoice-extract",
                "d-1",
                Priority.BATCH,
                Instant.now().plusSeconds(60),
                new Cancellation());

        // When
        model = OpenAiModel.of("m", "wenshu");
        generate(REQUEST.withContext(context), GenerationSink.NONE);
        model = OpenAiModel.of("m", "vllm");
        generate(REQUEST.withContext(context), GenerationSink.NONE);

        // Then
        FakeUpstream.Asked own = upstream.asked().get(0);
        assertThat(own.header("X-Wenshu-Department")).isEqualTo("%E8%B4%A2%E5%8A%A1%20A%2BB");
        assertThat(own.header("X-Wenshu-Document")).isEqualTo("d-1");
        assertThat(own.header("X-Wenshu-Priority")).isEqualTo("batch");
        assertThat(Long.parseLong(own.header("X-Wenshu-Deadline-Millis"))).isBetween(30_000L, 60_000L);
        assertThat(upstream.asked().get(1).header("X-Wenshu-Department")).isEmpty();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertFault(FaultCategory category) {
        return assertThatThrownBy(() -> generate(REQUEST, GenerationSink.NONE))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(category))
                .hasMessageNotContaining("private");
    }

    private Completion generate(GenerationRequest request, GenerationSink sink) {
        try (OpenAiServer server = upstream.connect()) {
            return new OpenAiGeneration(server, model).generate(request, sink);
        }
    }

    /** Until the other side hangs up. */
    private void drip(OutputStream out, long millis) throws IOException {
        while (true) {
            write(out, PIECE);
            if (millis > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
