package dev.wenshu.inference.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.scheduling.cache.CacheConfig;
import dev.wenshu.inference.scheduling.cache.ResponseCache;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.lifecycle.PoolConfig;
import dev.wenshu.inference.scheduling.routing.ModelPool;
import dev.wenshu.inference.server.admin.ModelAdmin.ModelStatus;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnginesTest {
    private static final EmbeddingRequest REQUEST = new EmbeddingRequest("m", List.of("text"));

    private final Engines engines = new Engines(
            new LocalModels(new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(LlamaCppSettings.class)
                    .build()
                    .getConfigMapping(LlamaCppSettings.class)),
            new RemoteModels(
                    new RemoteLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)),
                    name -> Optional.empty()));
    // Port 1 of this machine refuses connections.
    private final ModelPool pool = new ModelPool(
            new FixedModels(List.of(new ModelDefinition(
                    "m",
                    new ModelDefinition.Source.Remote(URI.create("http://127.0.0.1:1"), "theirs", null, "auto"),
                    0,
                    false,
                    null,
                    null))),
            engines,
            PoolConfig.defaults(),
            new ResponseCache(CacheConfig.off()));
    private final EmbeddingRouter router = new EmbeddingRouter(
            request -> {
                throw new AssertionError("the catalogue has the model");
            },
            pool);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void drainedModelTakesNoEmbeddingsUntilItResumes() {
        // Given
        pool.refresh();
        engines.drain("m");

        // When / Then
        assertThatThrownBy(() -> router.embed(REQUEST)).isInstanceOf(Busy.class).hasMessageContaining("drained");
        engines.resume("m");
        assertThatThrownBy(() -> router.embed(REQUEST))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.EXTERNAL));
    }

    @Test
    void statesNameEngineOfModelsThatAreNotOpen() {
        // Given
        pool.refresh();

        // When
        List<ModelStatus> models = new PooledModels(pool, engines).models();

        // Then
        assertThat(models).extracting(ModelStatus::engine).containsExactly("openai");
        assertThat(models).extracting(ModelStatus::state).containsExactly("closed");
    }
}
