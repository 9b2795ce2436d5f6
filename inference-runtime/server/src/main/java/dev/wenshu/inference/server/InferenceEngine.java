package dev.wenshu.inference.server;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.onnx.OnnxConfig;
import dev.wenshu.inference.onnx.OnnxEmbedding;
import dev.wenshu.inference.onnx.OnnxModels;
import dev.wenshu.inference.onnx.OnnxTextRecognition;
import dev.wenshu.inference.openai.OpenAiCatalog;
import dev.wenshu.inference.openai.OpenAiConfig;
import dev.wenshu.inference.openai.OpenAiEmbedding;
import dev.wenshu.inference.openai.OpenAiServer;
import dev.wenshu.inference.openai.OpenAiTextRecognition;
import java.net.URI;

/** The ports of the engine that the settings choose: in this process, or a server elsewhere. No model is loaded yet. */
public record InferenceEngine(
        TextRecognition textRecognition, Embedding embedding, ModelCatalog catalog, Runnable release)
        implements AutoCloseable {
    private static final long MAX_RESPONSE = 64L * 1024 * 1024;

    public static InferenceEngine open(InferenceConfig config) {
        return config.url().map(url -> remote(url, config)).orElseGet(() -> inProcess(config.onnx()));
    }

    @Override
    public void close() {
        release.run();
    }

    private static InferenceEngine inProcess(InferenceConfig.Onnx config) {
        OnnxModels models = new OnnxModels(new OnnxConfig(
                config.provider(),
                config.device(),
                config.threads(),
                config.concurrency(),
                config.queue(),
                config.maxWait(),
                config.maxPixels(),
                config.detectionSide()));
        return new InferenceEngine(new OnnxTextRecognition(models), new OnnxEmbedding(models), models, models::close);
    }

    private static InferenceEngine remote(URI url, InferenceConfig config) {
        OpenAiServer server = new OpenAiServer(
                new OpenAiConfig(url, config.apiKey(), config.connectTimeout(), config.requestTimeout(), MAX_RESPONSE));
        return new InferenceEngine(
                new OpenAiTextRecognition(server),
                new OpenAiEmbedding(server),
                new OpenAiCatalog(server),
                server::close);
    }
}
