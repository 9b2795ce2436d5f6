package dev.wenshu.inference.scheduling.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.scheduling.Requests;
import dev.wenshu.inference.scheduling.cache.CacheConfig;
import dev.wenshu.inference.scheduling.cache.ResponseCache;
import dev.wenshu.inference.scheduling.catalog.ModelRoute;
import dev.wenshu.inference.scheduling.catalog.ModelRoute.Candidate;
import dev.wenshu.inference.scheduling.lifecycle.ModelState.Circuit;
import dev.wenshu.inference.scheduling.lifecycle.PoolConfig;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ModelRouterTest {
    private static final TextGeneration FAILING = (request, sink) -> {
        throw new Fault(FaultCategory.EXTERNAL, "the upstream is away");
    };

    private final FakeStore store = new FakeStore();
    private final FakeEngines engines = new FakeEngines();
    private final ModelPool pool = new ModelPool(
            store,
            engines,
            PoolConfig.defaults().withCircuit(3, Duration.ofMillis(200)),
            new ResponseCache(CacheConfig.off()));
    private final ModelRouter router = new ModelRouter(pool, new Random(7), InstantSource.system());

    @BeforeEach
    void addModels() {
        store.put(FakeStore.remote("first"));
        store.put(FakeStore.remote("second"));
        store.putRoute(new ModelRoute("fast", List.of(new Candidate("first", 1, 0), new Candidate("second", 1, 1))));
        pool.refresh();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void autoIsTheDefaultModelAndTheDefaultMayBeAnAlias() {
        // Given
        store.setDefault("fast");
        pool.refresh();

        // When
        String model = router.generate(Requests.request("auto")).model();

        // Then
        assertThat(model).isEqualTo("first");
        assertThat(engines.opened).containsExactly("first");
    }

    @Test
    void unknownNameIsASetupFaultThatNamesTheKnownOnes() {
        // When / Then
        assertThatThrownBy(() -> router.generate(Requests.request("third")))
                .isInstanceOf(UnknownModel.class)
                .hasMessageContaining("fast, first, second");
    }

    @Test
    void nextTierTakesOverWhereTheFirstFails() {
        // Given
        engines.behaviours.put("first", FAILING);

        // When
        String model = router.generate(Requests.request("fast")).model();

        // Then
        assertThat(model).isEqualTo("second");
    }

    @Test
    void nextTierTakesOverWhereTheFirstIsFull() {
        // Given
        engines.behaviours.put("first", (request, sink) -> {
            throw new Busy("full", Duration.ofSeconds(3));
        });

        // When
        String model = router.generate(Requests.request("fast")).model();

        // Then
        assertThat(model).isEqualTo("second");
    }

    @Test
    void busyModelOutweighsAFailedOneInWhatIsReported() {
        // Given
        engines.behaviours.put("first", (request, sink) -> {
            throw new Busy("full", Duration.ofSeconds(3));
        });
        engines.behaviours.put("second", FAILING);

        // When / Then
        assertThatThrownBy(() -> router.generate(Requests.request("fast")))
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(3)));
    }

    @Test
    void badRequestIsNotTriedElsewhere() {
        // Given
        engines.behaviours.put("first", (request, sink) -> {
            throw new UnsupportedRequest("stop", "too many");
        });

        // When / Then
        assertThatThrownBy(() -> router.generate(Requests.request("fast"))).isInstanceOf(UnsupportedRequest.class);
        assertThat(engines.opened).containsExactly("first");
    }

    @Test
    void faultAfterTheFirstDeltaReachesTheCaller() {
        // Given
        engines.behaviours.put("first", (request, sink) -> {
            sink.accept(new Delta.Text("half"));
            throw new Fault(FaultCategory.EXTERNAL, "the upstream went away");
        });
        List<Delta> seen = new ArrayList<>();

        // When / Then
        assertThatThrownBy(() -> router.generate(Requests.request("fast"), seen::add))
                .hasMessage("the upstream went away");
        assertThat(seen).hasSize(1);
        assertThat(engines.opened).containsExactly("first");
    }

    @Test
    void faultOfTheCallersSinkIsNotTheModels() {
        // Given
        engines.behaviours.put("first", (request, sink) -> {
            sink.accept(new Delta.Text("half"));
            return Requests.completion("first", "half");
        });

        // When / Then
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> router.generate(Requests.request("first"), delta -> {
                        throw new IllegalStateException("client is gone");
                    }))
                    .hasMessage("client is gone");
        }
        assertThat(pool.states().getFirst().circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void modelThatFailsRepeatedlyIsLeftAloneAndTriedAgain() {
        // Given
        AtomicInteger calls = new AtomicInteger();
        engines.behaviours.put("first", (request, sink) -> {
            calls.incrementAndGet();
            return FAILING.generate(request, sink);
        });
        for (int i = 0; i < 6; i++) {
            router.generate(Requests.request("fast"));
        }
        assertThat(calls).hasValue(3);
        assertThatThrownBy(() -> router.generate(Requests.request("first")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.EXTERNAL))
                .hasMessageContaining("left alone");

        // When
        engines.behaviours.remove("first");

        // Then
        await().atMost(Duration.ofSeconds(5))
                .until(() -> router.generate(Requests.request("fast")).model().equals("first"));
        assertThat(pool.states().getFirst().circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void modelWhoseProcessIsBackTakesCallsAtOnce() {
        // Given
        store.putRoute(new ModelRoute("alone", List.of(new Candidate("first", 1, 0))));
        ModelPool patient = new ModelPool(
                store,
                engines,
                PoolConfig.defaults().withCircuit(1, Duration.ofHours(1)),
                new ResponseCache(CacheConfig.off()));
        patient.refresh();
        ModelRouter routed = new ModelRouter(patient);
        engines.behaviours.put("first", FAILING);
        assertThatThrownBy(() -> routed.generate(Requests.request("alone"))).hasMessage("the upstream is away");
        engines.behaviours.remove("first");
        assertThatThrownBy(() -> routed.generate(Requests.request("alone"))).hasMessageContaining("left alone");

        // When
        engines.restarts.put("first", Instant.now().plusSeconds(1));

        // Then
        assertThat(routed.generate(Requests.request("alone")).model()).isEqualTo("first");
        patient.close();
    }

    @Test
    void weightsDivideCalls() {
        // Given
        store.putRoute(new ModelRoute("both", List.of(new Candidate("first", 3, 0), new Candidate("second", 1, 0))));
        pool.refresh();

        // When
        long first = IntStream.range(0, 400)
                .filter(i -> router.generate(Requests.request("both")).model().equals("first"))
                .count();

        // Then
        assertThat(first).isBetween(270L, 330L);
    }

    @Test
    void imagesGoToAModelThatSees() {
        // Given
        store.put(FakeStore.remote("second", "https://upstream.example/second", true, 0));
        pool.refresh();
        Message picture = new Message(
                Message.Role.USER, List.of(new Message.Part.Image(new byte[] {1}, "image/png")), null, List.of(), null);

        // When
        String model = router.generate(GenerationRequest.of("fast", new Prompt.Chat(List.of(picture))))
                .model();

        // Then
        assertThat(model).isEqualTo("second");
        assertThatThrownBy(() -> router.generate(GenerationRequest.of("first", new Prompt.Chat(List.of(picture)))))
                .isInstanceOf(UnsupportedRequest.class)
                .hasMessageContaining("images");
    }

    @Test
    void longPromptGoesToAModelWithRoom() {
        // Given
        store.put(FakeStore.remote("first", "https://upstream.example/first", false, 100));
        store.put(FakeStore.remote("second", "https://upstream.example/second", false, 100_000));
        pool.refresh();

        // When
        String model = router.generate(GenerationRequest.of("fast", new Prompt.Raw("word ".repeat(500))))
                .model();

        // Then
        assertThat(model).isEqualTo("second");
    }

    @Test
    void engineIsAskedUnderItsOwnName() {
        // Given
        engines.behaviours.put("first", (request, sink) -> Requests.completion(request.model(), "ok"));

        // When
        String asked = router.generate(Requests.request("fast")).model();

        // Then
        assertThat(asked).isEqualTo("first");
    }
}
