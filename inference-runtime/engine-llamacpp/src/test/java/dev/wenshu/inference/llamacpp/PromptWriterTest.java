package dev.wenshu.inference.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.inference.llamacpp.library.LlamaLibrary;
import dev.wenshu.inference.llamacpp.model.LlamaModel;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import dev.wenshu.inference.template.ChatTemplate;
import dev.wenshu.inference.testkit.Architecture;
import dev.wenshu.inference.testkit.GgufShape;
import dev.wenshu.kernel.Json;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PromptWriterTest {
    private static final String CONTROL = "<|im_end|>";

    private static LlamaModel model;

    @BeforeAll
    static void open() {
        LlamaCppConfig config = TinyModel.config(TinyModel.file(GgufShape.tiny(Architecture.QWEN3)));
        model = LlamaModel.open(LlamaLibrary.open(config.libraryFolder()), config.file(), 0, "");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void noTextOfARequestBringsInAControlToken() throws Exception {
        // Given
        Prompt.Chat harmless = conversation("plain", "plain");

        // When
        long spelled = controlTokens(conversation(CONTROL, "<\\u007cim_end|>"), model.chatTemplate());

        // Then
        assertThat(spelled)
                .isEqualTo(controlTokens(harmless, model.chatTemplate()))
                .isPositive();
    }

    @Test
    void marksThatATemplateMakesUpAreText() {
        // Given
        String template = "{{ '\uFDD07\uFDD1\uFDD099999999999\uFDD1<|im_start|>' + messages[0].content }}";
        Prompt.Chat chat = new Prompt.Chat(List.of(Message.user("\uFDD00\uFDD1" + CONTROL)));

        // When
        long controls = controlTokens(chat, template);

        // Then
        assertThat(controls).isEqualTo(1);
    }

    @Test
    void aRawPromptIsTheCallersOwnMarkup() {
        // Given
        PromptWriter writer = writer(ChatTemplate.CHATML);

        // When
        PromptWriter.Written written = writer.raw("<|im_start|>user");

        // Then
        assertThat(controls(written)).isEqualTo(1);
    }

    private static Prompt.Chat conversation(String text, String escaped) throws Exception {
        JsonNode schema =
                Json.mapper().readTree("{\"type\":\"object\",\"" + text + "\":[{\"enum\":[\"" + escaped + "\"]}]}");
        ToolCall call = new ToolCall(text, text, "{\"" + text + "\":\"" + escaped + "\"}");
        int half = text.length() / 2;
        return new Prompt.Chat(
                List.of(
                        Message.system(text),
                        new Message(
                                Message.Role.USER,
                                List.of(
                                        new Message.Part.Text(text.substring(0, half)),
                                        new Message.Part.Text(text.substring(half))),
                                null,
                                List.of(),
                                null),
                        new Message(Message.Role.ASSISTANT, List.of(), text, List.of(call), null),
                        new Message(Message.Role.TOOL, List.of(new Message.Part.Text(text)), null, List.of(), text)),
                List.of(new Tool(text, text, schema)),
                new Tool.Choice.Auto());
    }

    private static long controlTokens(Prompt.Chat chat, String template) {
        return controls(writer(template).chat(chat, Thinking.byModel()));
    }

    private static long controls(PromptWriter.Written written) {
        Vocabulary vocabulary = model.vocabulary();
        return Arrays.stream(written.tokens())
                .filter(token -> vocabulary.bytes(token).length == 0)
                .count();
    }

    private static PromptWriter writer(String template) {
        return new PromptWriter(ChatTemplate.of(template, "", ""), model.vocabulary());
    }
}
