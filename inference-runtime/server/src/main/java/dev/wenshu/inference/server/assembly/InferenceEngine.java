package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.onnx.OnnxConfig;
import dev.wenshu.inference.onnx.OnnxEmbedding;
import dev.wenshu.inference.onnx.OnnxModels;
import dev.wenshu.inference.openai.OpenAiCatalog;
import dev.wenshu.inference.openai.OpenAiEmbedding;
import dev.wenshu.inference.openai.OpenAiServer;
import dev.wenshu.inference.openai.OpenAiTextRecognition;
import dev.wenshu.inference.scheduling.cache.ResponseCache;
import dev.wenshu.inference.scheduling.catalog.ModelDefinitions;
import dev.wenshu.inference.scheduling.lifecycle.EngineOpener;
import dev.wenshu.inference.scheduling.routing.ModelPool;
import dev.wenshu.inference.scheduling.routing.ModelRouter;
import dev.wenshu.inference.scheduling.usage.MeteredEmbedding;
import dev.wenshu.inference.scheduling.usage.MeteredGeneration;
import dev.wenshu.inference.scheduling.usage.MeteredRecognition;
import dev.wenshu.inference.scheduling.usage.PriceList;
import dev.wenshu.inference.scheduling.usage.UsageAccount;
import dev.wenshu.inference.server.InferenceConfig;
import dev.wenshu.inference.server.admin.ModelAdmin;
import dev.wenshu.inference.usage.UsageListener;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The ports of the inference runtime that the settings choose: in this process, or a server elsewhere. Nothing is loaded until
 * it is asked for. Models of the catalogue may be added and removed while it is open.
 *
 * @param admin of the models of this process; empty where they are elsewhere
 */
public record InferenceEngine(
        TextGeneration generation,
        TextRecognition textRecognition,
        Embedding embedding,
        ModelCatalog catalog,
        Optional<ModelAdmin> admin,
        Runnable release)
        implements AutoCloseable {
    /** Every call is told to the listeners. */
    public static InferenceEngine open(
            InferenceSettings settings, ModelDefinitions models, List<UsageListener> listeners) {
        return settings.inference()
                .url()
                .map(url -> remote(url, settings.inference(), listeners))
                .orElseGet(() -> inProcess(settings, models, listeners));
    }

    /** Opens single models as the runtime does, for whoever wants to try one. */
    public static EngineOpener opener(InferenceSettings settings) {
        return engines(settings);
    }

    @Override
    public void close() {
        release.run();
    }

    private static InferenceEngine inProcess(
            InferenceSettings settings, ModelDefinitions models, List<UsageListener> listeners) {
        OnnxModels onnx = onnx(settings.inference().onnx());
        Engines engines = engines(settings);
        boolean scripted = settings.inference().scripted().tokens() > 0;
        ModelPool pool = new ModelPool(
                scripted ? ScriptedModels.definitions() : models,
                scripted ? new ScriptedModels(settings.inference().scripted()) : engines,
                settings.scheduling().poolConfig(),
                new ResponseCache(settings.scheduling().cacheConfig()));
        pool.start();
        UsageAccount account = account(listeners, pool::definition);
        TextGeneration generation = new MeteredGeneration(new ModelRouter(pool), account);
        PageReading reading = PageReading.of(settings.inference(), onnx, generation);
        return new InferenceEngine(
                generation,
                new MeteredRecognition(reading.recognition(), account),
                new MeteredEmbedding(new EmbeddingRouter(new OnnxEmbedding(onnx), pool), account),
                new Catalogues(reading.tesseract()
                        .map(tesseract -> List.<ModelCatalog>of(pool, onnx, tesseract))
                        .orElse(List.of(pool, onnx))),
                Optional.of(new PooledModels(pool, engines)),
                () -> {
                    pool.close();
                    reading.close();
                    onnx.close();
                });
    }

    private static InferenceEngine remote(URI url, InferenceConfig config, List<UsageListener> listeners) {
        RemoteLimits limits = RemoteLimits.of(config);
        OpenAiServer server = new OpenAiServer(limits.of(url, config.apiKey()));
        UsageAccount account = account(listeners, model -> null);
        return new InferenceEngine(
                new MeteredGeneration(new RemoteRuntime(server, limits), account),
                new MeteredRecognition(new OpenAiTextRecognition(server), account),
                new MeteredEmbedding(new OpenAiEmbedding(server), account),
                new OpenAiCatalog(server),
                Optional.empty(),
                server::close);
    }

    private static Engines engines(InferenceSettings settings) {
        return new Engines(
                new LocalModels(settings.llamaCpp()),
                new RemoteModels(
                        RemoteLimits.of(settings.inference()),
                        name -> Optional.ofNullable(System.getenv(name)).filter(key -> !key.isBlank())));
    }

    private static OnnxModels onnx(InferenceConfig.Onnx config) {
        return new OnnxModels(new OnnxConfig(
                config.provider(),
                config.device(),
                config.threads(),
                config.concurrency(),
                config.queue(),
                config.maxWait(),
                config.maxPixels(),
                config.detectionSide()));
    }

    private static UsageAccount account(List<UsageListener> listeners, PriceList prices) {
        return new UsageAccount(
                listeners,
                prices,
                InstantSource.system(),
                () -> UUID.randomUUID().toString());
    }
}
