package dev.wenshu.inference.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ReasoningTags;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTemplateTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:05:07Z"), ZoneOffset.UTC);
    private static final Thinking ON = new Thinking(Thinking.Mode.ON, 0, null);
    private static final List<Message> PLAIN = List.of(
            Message.system("Be brief."),
            Message.user("Grüße 你好 \"x\""),
            Message.assistant(" Hello.\n"),
            Message.user(" And the total? "));

    @ParameterizedTest
    @ValueSource(strings = {"chatml", "qwen2.5", "qwen3", "deepseek-r1", "llama3.1", "mistral", "gemma", "phi"})
    void rendersConversations(String name) {
        // Given
        ChatTemplate template = template(name);

        // When
        String prompt = template.render(new Prompt.Chat(PLAIN), Thinking.byModel());

        // Then
        assertThat(prompt).isEqualTo(resource(name + ".plain.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"qwen2.5", "qwen3", "deepseek-r1", "llama3.1", "mistral"})
    void rendersToolsCallsAndAnswers(String name) {
        // Given
        ChatTemplate template = template(name);

        // When
        String prompt = template.render(withTools("abc123DEF"), Thinking.byModel());

        // Then
        assertThat(prompt).isEqualTo(resource(name + ".tools.txt"));
    }

    @ParameterizedTest
    @CsvSource({
        "chatml, NONE",
        "qwen2.5, HERMES",
        "qwen3, HERMES",
        "deepseek-r1, DEEPSEEK",
        "llama3.1, LLAMA3_JSON",
        "mistral, MISTRAL",
        "gemma, NONE",
        "phi, NONE"
    })
    void knowsHowToolCallsAreWritten(String name, ToolDialect dialect) {
        // Given
        ChatTemplate template = template(name);

        // When
        ToolDialect found = template.tools();

        // Then
        assertThat(found).isEqualTo(dialect);
    }

    @Test
    void rendersAnEmptyThoughtWithThinkingOff() {
        // Given
        ChatTemplate qwen = template("qwen3");

        // When
        Rendered off = qwen.rendered(new Prompt.Chat(PLAIN), Thinking.off(), UnaryOperator.identity());

        // Then
        assertThat(off).isEqualTo(new Rendered(resource("qwen3.off.txt"), false));
        assertThat(qwen.render(new Prompt.Chat(PLAIN), ON)).isEqualTo(resource("qwen3.plain.txt"));
        assertThat(qwen.reasoning()).contains(new ReasoningTags("<think>", "</think>"));
        assertThat(template("qwen2.5").reasoning()).isEmpty();
    }

    @Test
    void saysWhetherTheAnswerBeginsInsideAThought() {
        // Given
        ChatTemplate deepSeek = template("deepseek-r1");

        // When
        Rendered open = deepSeek.rendered(new Prompt.Chat(PLAIN), ON, UnaryOperator.identity());
        Rendered closed = deepSeek.rendered(new Prompt.Chat(PLAIN), Thinking.off(), UnaryOperator.identity());

        // Then
        assertThat(open.insideReasoning()).isTrue();
        assertThat(closed.insideReasoning()).isFalse();
        assertThat(closed.prompt()).endsWith("<think>\n\n</think>\n\n");
    }

    @Test
    void givesMistralIdsOfNineCharacters() {
        // Given
        ChatTemplate mistral = template("mistral");

        // When
        String prompt = mistral.render(withTools("call_of-another_model"), Thinking.byModel());

        // Then
        assertThat(prompt).containsPattern("\"id\": \"(\\w{9})\".*\"call_id\": \"\\1\"");
    }

    @Test
    void leavesToolsOutWhereNoneMayBeCalled() {
        // Given
        Prompt.Chat chat = new Prompt.Chat(PLAIN, List.of(tool()), new Tool.Choice.None());

        // When
        String prompt = template("phi").render(chat, Thinking.byModel());

        // Then
        assertThat(prompt).doesNotContain("find_vendor");
    }

    @Test
    void refusesWhatTheTemplateHasNoPlaceFor() {
        // Given
        ChatTemplate phi = template("phi");
        Message image = new Message(
                Message.Role.USER, List.of(new Message.Part.Image(new byte[] {1}, "image/png")), null, List.of(), null);
        Prompt.Chat tools = new Prompt.Chat(PLAIN, List.of(tool()), new Tool.Choice.Auto());
        Prompt.Chat twice = new Prompt.Chat(List.of(Message.user("a"), Message.user("b")));

        // When
        // Then
        assertThatExceptionOfType(UnsupportedRequest.class)
                .isThrownBy(() -> phi.render(new Prompt.Chat(List.of(image)), Thinking.off()))
                .satisfies(fault -> assertThat(fault.parameter()).isEqualTo("messages"));
        assertThatExceptionOfType(UnsupportedRequest.class)
                .isThrownBy(() -> phi.render(tools, Thinking.off()))
                .satisfies(fault -> assertThat(fault.parameter()).isEqualTo("tools"));
        assertThatExceptionOfType(UnsupportedRequest.class)
                .isThrownBy(() -> phi.render(withTools("abc123DEF"), Thinking.off()));
        assertThatExceptionOfType(UnsupportedRequest.class)
                .isThrownBy(() -> template("gemma").render(twice, Thinking.off()))
                .withMessageContaining("must alternate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qwen2.5", "qwen3", "deepseek-r1", "llama3.1", "mistral"})
    void asksHowEachTextIsWritten(String name) throws JsonProcessingException {
        // Given
        String text = "<|x|>";
        Tool tool = new Tool(
                text,
                text,
                Json.mapper().readTree("{\"type\": \"object\", \"<|x|>\": [{\"enum\": [\"<\\u007cx|>\"]}]}"));
        ToolCall call = new ToolCall(text, text, "{\"<|x|>\": \"<\\u007cx|>\"}");
        Prompt.Chat chat = new Prompt.Chat(
                List.of(
                        Message.system(text),
                        Message.user(text),
                        new Message(Message.Role.ASSISTANT, List.of(), text, List.of(call), null),
                        new Message(
                                Message.Role.TOOL,
                                List.of(new Message.Part.Text("<|"), new Message.Part.Text("x|>")),
                                null,
                                List.of(),
                                text),
                        Message.assistant(text),
                        Message.user(text)),
                List.of(tool),
                new Tool.Choice.Auto());

        // When
        String prompt = template(name)
                .rendered(chat, Thinking.byModel(), each -> each.replace(text, "quoted"))
                .prompt();

        // Then
        assertThat(prompt).contains("quoted").doesNotContain(text);
    }

    @Test
    void hasATemplateForModelsWithoutOne() {
        // Given
        ChatTemplate chatml = ChatTemplate.of(ChatTemplate.CHATML, "", "<|im_end|>");

        // When
        String prompt = chatml.render(new Prompt.Chat(PLAIN), Thinking.byModel());

        // Then
        assertThat(prompt).isEqualTo(resource("chatml.plain.txt"));
    }

    private static Prompt.Chat withTools(String id) {
        ToolCall call = new ToolCall(id, "find_vendor", "{\"name\": \"Müller & Söhne\", \"limit\": 2}");
        return new Prompt.Chat(
                List.of(
                        Message.system("Be brief."),
                        Message.user("Find Müller"),
                        new Message(Message.Role.ASSISTANT, List.of(), "I have to look.", List.of(call), null),
                        new Message(
                                Message.Role.TOOL,
                                List.of(new Message.Part.Text("[{\"id\": 7}]")),
                                null,
                                List.of(),
                                id)),
                List.of(tool()),
                new Tool.Choice.Auto());
    }

    private static Tool tool() {
        try {
            return new Tool(
                    "find_vendor", "Finds a vendor by name", Json.mapper().readTree("""
                    {"type": "object", "properties": {"name": {"type": "string"},
                     "limit": {"type": "integer", "minimum": 1}}, "required": ["name"]}"""));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChatTemplate template(String name) {
        return ChatTemplate.of(resource(name + ".jinja"), "<s>", "</s>", CLOCK);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ChatTemplateTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
