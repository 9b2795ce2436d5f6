package dev.wenshu.inference.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.server.http.RequestBody;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatReaderTest {
    private static final ImageLimits LIMITS = new ImageLimits(10_000, 10_000, 2);

    @Test
    void takesImageByItsBytesAndNotByItsName() throws IOException {
        // Given
        String image = image("png", 20, 10);

        // When
        GenerationRequest request =
                read(withImages("data:image/jpeg;base64," + image)).choices().getFirst();

        // Then
        Message message = ((Prompt.Chat) request.prompt()).messages().getFirst();
        assertThat(message.parts().getFirst())
                .asInstanceOf(type(Message.Part.Image.class))
                .extracting(Message.Part.Image::mediaType)
                .isEqualTo("image/png");
    }

    @Test
    void takesTopPOfZeroAsTheLikeliestTokenAlone() {
        // When
        GenerationRequest request = read(body("\"top_p\":0")).choices().getFirst();

        // Then
        assertThat(request.sampling().topP()).isPositive().isLessThan(0.001);
    }

    @Test
    void refusesImagesThatAreTooLargeTooManyOrNone() throws IOException {
        String small = "data:image/png;base64," + image("png", 2, 2);
        refused("url", withImages("data:image/png;base64," + image("png", 200, 200)));
        refused("one image too many", withImages(small, small, small));
        refused("10000 bytes", withImages("data:image/png;base64," + "A".repeat(20_000)));
        refused("not a PNG", withImages("data:image/png;base64," + text("<svg/>")));
        refused("damaged", withImages(small.substring(0, 60)));
        refused("base64", withImages("data:image/png;base64,%%%"));
        refused("addresses are not fetched", withImages("https://example.org/a.png"));
        refused("addresses are not fetched", withImages("file:///etc/passwd"));
        refused("addresses are not fetched", withImages("data:text/html;base64," + text("x")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"reasoning_effort\":\"none\"|OFF|0",
                "\"reasoning_effort\":\"medium\"|ON|8192",
                "\"chat_template_kwargs\":{\"enable_thinking\":false}|OFF|0",
                "\"reasoning_effort\":\"low\",\"chat_template_kwargs\":{\"thinking\":true}|ON|2048",
                "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":100}|ON|100",
                "\"reasoning_effort\":\"high\",\"thinking\":{\"type\":\"disabled\"}|OFF|0",
                "\"seed\":1|BY_MODEL|0"
            })
    void readsThinkingInEachDialect(String parameters, Thinking.Mode mode, int maxTokens) {
        // When
        Thinking thinking = read(body(parameters)).choices().getFirst().thinking();

        // Then
        assertThat(thinking).isEqualTo(new Thinking(mode, maxTokens, null));
    }

    @Test
    void readsThinkingTime() {
        // When
        Thinking thinking = read(body("\"thinking\":{\"type\":\"auto\",\"budget_seconds\":3}"))
                .choices()
                .getFirst()
                .thinking();

        // Then
        assertThat(thinking.maxTime()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void readsConversationWithToolsBackIntoMessages() {
        // When
        Prompt.Chat chat = (Prompt.Chat) read("""
                {"messages":[{"role":"user","content":"weather?"},
                  {"role":"assistant","content":null,"reasoning_content":"hm",
                   "tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{}"}}]},
                  {"role":"tool","tool_call_id":"c1","content":[{"type":"text","text":"sun"}]}],
                 "tools":[{"type":"function","function":{"name":"weather"}}]}
                """).choices().getFirst().prompt();

        // Then
        assertThat(chat.messages().get(1).toolCalls().getFirst().name()).isEqualTo("weather");
        assertThat(chat.messages().get(1).reasoning()).isEqualTo("hm");
        assertThat(chat.messages().get(2).toolCallId()).isEqualTo("c1");
        assertThat(chat.tools().getFirst().parameters().path("type").asText()).isEqualTo("object");
    }

    private static void refused(String why, String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(UnsupportedRequest.class)
                .hasMessageContaining(why);
    }

    private static GenerationOrder read(String body) {
        return new ChatReader(LIMITS)
                .read(RequestBody.parse(body.getBytes(StandardCharsets.UTF_8)), CallContext.unattributed());
    }

    private static String body(String parameters) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]," + parameters + "}";
    }

    private static String withImages(String... urls) {
        StringBuilder parts = new StringBuilder();
        for (String url : urls) {
            parts.append(parts.isEmpty() ? "" : ",")
                    .append("{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}");
        }
        return "{\"messages\":[{\"role\":\"user\",\"content\":[" + parts + "]}]}";
    }

    private static String image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String text(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
