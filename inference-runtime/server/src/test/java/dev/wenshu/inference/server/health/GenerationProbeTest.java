package dev.wenshu.inference.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.lifecycle.NotLoaded;
import dev.wenshu.inference.server.http.ServerConfig;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GenerationProbeTest {
    private static final Completion ANSWER = new Completion(
            "m",
            "1",
            "",
            List.of(),
            Completion.FinishReason.LENGTH,
            Completion.Usage.NONE,
            Completion.Timing.NONE,
            List.of(),
            "cpu");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void generatesOneTokenAndKeepsTheOutcome() {
        // Given
        List<GenerationRequest> requests = new ArrayList<>();
        GenerationProbe probe = probe((request, sink) -> {
            requests.add(request);
            return ANSWER;
        });

        // When
        GenerationProbe.Outcome first = probe.outcome();
        GenerationProbe.Outcome second = probe.outcome();

        // Then
        assertThat(first.ready()).isTrue();
        assertThat(second).isSameAs(first);
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst().maxTokens()).isEqualTo(1);
        assertThat(requests.getFirst().context().priority()).isEqualTo(Priority.PROBE);
    }

    @Test
    void isReadyWhenBusyAndNotWhenBroken() {
        assertThat(probe((request, sink) -> {
                            throw new Busy("full", Duration.ofSeconds(1));
                        })
                        .outcome()
                        .ready())
                .isTrue();
        assertThat(probe((request, sink) -> {
                            throw new Fault(FaultCategory.EXTERNAL, "gone");
                        })
                        .outcome()
                        .word())
                .isEqualTo("external");
    }

    @Test
    void isReadyWhileTheModelIsNotLoaded() {
        // When
        GenerationProbe.Outcome outcome = probe((request, sink) -> {
                    throw new NotLoaded("m");
                })
                .outcome();

        // Then
        assertThat(outcome.ready()).isTrue();
        assertThat(outcome.word()).isEqualTo("not loaded");
    }

    @Test
    void callsOffModelThatDoesNotAnswer() throws InterruptedException {
        // Given
        CountDownLatch cancelled = new CountDownLatch(1);
        GenerationProbe probe = probe((request, sink) -> {
            request.context().cancellation().onCancel(cancelled::countDown);
            try {
                cancelled.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            request.context().cancellation().check();
            return ANSWER;
        });

        // When
        GenerationProbe.Outcome outcome = probe.outcome();

        // Then
        assertThat(outcome.ready()).isFalse();
        assertThat(outcome.word()).isEqualTo("timeout");
        cancelled.await();
    }

    private GenerationProbe probe(TextGeneration generation) {
        ServerConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ServerConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("wenshu.inference.server.health.timeout", "200ms"), "test", 100))
                .build()
                .getConfigMapping(ServerConfig.class);
        return new GenerationProbe(generation, config, threads);
    }
}
