package dev.wenshu.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.openai.dialect.Dialects;
import dev.wenshu.kernel.Fault;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectDetectionTest {
    private FakeUpstream upstream;

    @BeforeEach
    void start() throws IOException {
        upstream = new FakeUpstream();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vllm | {'id':'q','owned_by':'vllm','max_model_len':32768}",
                "sglang | {'id':'q','owned_by':'sglang','max_model_len':32768}",
                "llama-server | {'id':'q','owned_by':'llamacpp','meta':{'n_ctx_train':32768}}",
                "ollama | {'id':'q','owned_by':'library'}",
                "deepseek | {'id':'q','owned_by':'deepseek'}",
                "wenshu | {'id':'q','owned_by':'llamacpp','task':'text_generation','licence':'x','version':'1'}",
                "generic | {'id':'q','owned_by':'somebody'}"
            })
    void tellsServersByTheirModels(String expected, String model) {
        // Given
        upstream.answer("/v1/models", 200, FakeUpstream.JSON, "{\"data\":[" + model.replace('\'', '"') + "]}");

        // When // Then
        assertThat(detect()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ollama | /api/version | {'version':'0.9.0'}",
                "llama-server | /props | {'default_generation_settings':{}}",
                "sglang | /get_server_info | {'tokenizer_path':'x'}",
                "generic | /other | {}"
            })
    void tellsServersByTheirPaths(String expected, String path, String body) {
        // Given
        upstream.answer("/v1/models", 200, FakeUpstream.JSON, "{\"data\":[]}");
        upstream.answer(path, 200, FakeUpstream.JSON, body.replace('\'', '"'));

        // When // Then
        assertThat(detect()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.deepseek.com, deepseek",
        "https://api.openai.com/v1, openai",
        "https://x.openai.azure.com, azure"
    })
    void knowsHostsWithoutAsking(String url, String expected) {
        // When
        try (OpenAiServer server = new OpenAiServer(OpenAiConfig.of(URI.create(url)))) {
            // Then
            assertThat(new DialectDetection(server).detect().name()).isEqualTo(expected);
        }
    }

    @Test
    void findsDialectOnceAndUsesIt() {
        // Given
        upstream.answer("/v1/models", 200, FakeUpstream.JSON, "{\"data\":[{\"id\":\"q\",\"owned_by\":\"vllm\"}]}");
        upstream.answer("/v1/chat/completions", 200, FakeUpstream.EVENTS, FakeUpstream.recorded("vllm.sse"));
        GenerationRequest request = GenerationRequest.of("m", new Prompt.Chat(List.of(Message.user("q"))));
        try (OpenAiServer server = upstream.connect()) {
            OpenAiGeneration generation = new OpenAiGeneration(server, OpenAiModel.of("q", Dialects.AUTO));
            generation.generate(request);

            // When
            Completion completion = generation.generate(request);

            // Then
            assertThat(completion.reasoning()).isEqualTo("2+3 is 5");
            assertThat(upstream.asked()).hasSize(3);
        }
    }

    @Test
    void doesNotGuessWhereServerLetsNobodyIn() {
        // Given
        upstream.answer("/v1/models", 401, FakeUpstream.JSON, "{}");

        // When // Then
        assertThatThrownBy(this::detect).isInstanceOf(Fault.class).hasMessageContaining("401");
    }

    @Test
    void refusesUnknownDialectNamingTheKnown() {
        // When // Then
        assertThatThrownBy(() -> OpenAiModel.of("m", "nonsense"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("vllm");
    }

    @Test
    void addressesAzureDeploymentWithItsKeyHeader() {
        // Given
        String path = "/openai/deployments/my gpt/chat/completions";
        upstream.answer("/openai/deployments/", 200, FakeUpstream.EVENTS, FakeUpstream.recorded("azure.sse"));
        GenerationRequest request = GenerationRequest.of("m", new Prompt.Chat(List.of(Message.user("q"))));

        // When
        try (OpenAiServer server = upstream.connect("?api-version=2025-01-01", 1 << 20)) {
            new OpenAiGeneration(server, OpenAiModel.of("my gpt", "azure")).generate(request);
        }

        // Then
        FakeUpstream.Asked asked = upstream.asked().getFirst();
        assertThat(asked.uri().getPath()).isEqualTo(path);
        assertThat(asked.uri().getQuery()).isEqualTo("api-version=2025-01-01");
        assertThat(asked.header("api-key")).isEqualTo("sk-secret");
        assertThat(asked.header("Authorization")).isEmpty();
    }

    @Test
    void listsModelsWithTheirContext() {
        // Given
        upstream.answer("/v1/models", 200, FakeUpstream.JSON, """
                {"data":[{"id":"qwen3","max_model_len":32768},{"id":"nomic-embed-text"},{"id":""},
                 {"id":"q.gguf","meta":{"n_ctx_train":4096}},
                 {"id":"w","task":"text_generation","context":8192,"vision":true,"version":"3","licence":"MIT"}]}""");

        // When
        List<ModelCard> cards;
        try (OpenAiServer server = upstream.connect()) {
            cards = new OpenAiCatalog(server).models();
        }

        // Then
        assertThat(cards)
                .containsExactly(
                        new ModelCard("qwen3", Task.TEXT_GENERATION, "openai", "unknown", "unknown", 32768, false),
                        new ModelCard("nomic-embed-text", Task.EMBEDDING, "openai", "unknown", "unknown", 0, false),
                        new ModelCard("q.gguf", Task.TEXT_GENERATION, "openai", "unknown", "unknown", 4096, false),
                        new ModelCard("w", Task.TEXT_GENERATION, "openai", "3", "MIT", 8192, true));
    }

    private String detect() {
        try (OpenAiServer server = upstream.connect()) {
            return new DialectDetection(server).detect().name();
        }
    }
}
