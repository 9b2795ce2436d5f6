package dev.wenshu.inference.scheduling.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.Requests;
import dev.wenshu.inference.scheduling.admission.AdmissionConfig;
import dev.wenshu.inference.scheduling.cache.CacheConfig;
import dev.wenshu.inference.scheduling.cache.ResponseCache;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.lifecycle.ModelState;
import dev.wenshu.inference.scheduling.lifecycle.ModelState.Status;
import dev.wenshu.inference.scheduling.lifecycle.NotLoaded;
import dev.wenshu.inference.scheduling.lifecycle.PoolConfig;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ModelPoolTest {
    private final FakeStore store = new FakeStore();
    private final FakeEngines engines = new FakeEngines();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
    private final CountDownLatch release = new CountDownLatch(1);
    private ModelPool pool = pool(PoolConfig.defaults());

    @AfterEach
    void close() {
        release.countDown();
        pool.close();
    }

    @Test
    void runningCallEndsOnTheOldEngineWhileNewOnesUseTheNew() {
        // Given
        store.put(FakeStore.remote("m", "https://old.example", false, 0));
        pool.refresh();
        ModelRouter router = new ModelRouter(pool);
        CompletableFuture<Completion> running = blockedCall(router);
        engines.behaviours.remove("m");

        // When
        store.put(FakeStore.remote("m", "https://new.example", false, 0));
        pool.refresh();

        // Then
        assertThat(router.generate(Requests.request("m")).text()).isEqualTo("https://new.example");
        assertThat(pool.states())
                .extracting(ModelState::status)
                .containsExactlyInAnyOrder(Status.READY, Status.DRAINING);
        assertThat(engines.closed).isEmpty();
        release.countDown();
        assertThat(running.join().text()).isEqualTo("old");
        soon().until(() -> engines.closed.equals(List.of("https://old.example")));
        pool.refresh();
        assertThat(pool.states()).hasSize(1);
    }

    @Test
    void callThatOutlastsDrainingIsServedByTheNewEngine() {
        // Given
        pool = pool(PoolConfig.defaults().withDrainTimeout(Duration.ofMillis(50)));
        store.put(FakeStore.remote("m", "https://old.example", false, 0));
        pool.refresh();
        ModelRouter router = new ModelRouter(pool);
        CompletableFuture<Completion> running = blockedCall(router);
        engines.behaviours.remove("m");

        // When
        store.put(FakeStore.remote("m", "https://new.example", false, 0));
        pool.refresh();

        // Then
        assertThat(running.join().text()).isEqualTo("https://new.example");
        soon().until(() -> engines.closed.equals(List.of("https://old.example")));
    }

    @Test
    void removedModelIsUnknownAndItsEngineCloses() {
        // Given
        store.put(FakeStore.remote("m"));
        store.put(FakeStore.remote("other"));
        pool.refresh();
        ModelRouter router = new ModelRouter(pool);
        router.generate(Requests.request("m"));

        // When
        store.remove("m");
        pool.refresh();

        // Then
        assertThatThrownBy(() -> router.generate(Requests.request("m"))).hasMessageContaining("no model named m");
        soon().until(() -> engines.closed.size() == 1);
    }

    @Test
    void newPriceKeepsTheEngineOpen() {
        // Given
        ModelDefinition before = FakeStore.remote("m");
        store.put(before);
        pool.refresh();
        ModelRouter router = new ModelRouter(pool);
        router.generate(Requests.request("m"));

        // When
        store.put(new ModelDefinition("m", before.source(), 0, false, BigDecimal.ONE, BigDecimal.TEN));
        pool.refresh();

        // Then
        router.generate(Requests.request("m"));
        assertThat(engines.opened).containsExactly("m");
        assertThat(pool.definition("m")).extracting(ModelDefinition::priceIn).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void modelThatCannotBeOpenedSaysWhyAndIsTriedAgainWithoutHurtingOthers() {
        // Given
        engines.refusals.put("bad", new Fault(FaultCategory.SETUP, "the file is not a GGUF"));
        pool = pool(PoolConfig.defaults().withEager(true));
        store.put(FakeStore.local("bad"));
        store.put(FakeStore.remote("good"));
        pool.refresh();
        ModelRouter router = new ModelRouter(pool);
        soon().until(() -> state("bad").status() == Status.FAILED);

        // When / Then
        assertThat(state("bad").reason()).isEqualTo("the file is not a GGUF");
        assertThatThrownBy(() -> router.generate(Requests.request("bad")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.SETUP))
                .hasMessageContaining("not a GGUF");
        assertThat(router.generate(Requests.request("good")).model()).isEqualTo("good");
        pool.refresh();
        assertThat(engines.opened.stream().filter("bad"::equals)).hasSize(1);
        engines.refusals.clear();
        now.updateAndGet(time -> time.plusSeconds(2));
        pool.refresh();
        soon().until(() -> state("bad").status() == Status.READY);
    }

    @Test
    void linkErrorOfANativeLibraryIsAFailureLikeOthers() {
        // Given
        store.put(FakeStore.remote("m"));
        ModelPool broken = new ModelPool(
                store,
                definition -> {
                    throw new UnsatisfiedLinkError("libllama.so");
                },
                PoolConfig.defaults(),
                new ResponseCache(CacheConfig.off()));
        broken.refresh();

        // When / Then
        assertThatThrownBy(() -> new ModelRouter(broken).generate(Requests.request("m")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("UnsatisfiedLinkError");
        broken.close();
    }

    @Test
    void localModelUnusedLongestMakesRoom() {
        // Given
        pool = pool(PoolConfig.defaults().withMaxResident(2));
        for (String name : List.of("a", "b", "c")) {
            store.put(FakeStore.local(name));
        }
        store.put(FakeStore.remote("remote"));
        pool.refresh();
        ModelRouter router = new ModelRouter(pool);
        for (String name : List.of("remote", "a", "b", "a")) {
            router.generate(Requests.request(name));
        }

        // When
        router.generate(Requests.request("c"));

        // Then
        assertThat(engines.closed).containsExactly("b.gguf");
        assertThat(state("b").reason()).contains("make room");
        assertThat(router.generate(Requests.request("b")).text()).isEqualTo("b.gguf");
        assertThat(engines.closed).containsExactly("b.gguf", "a.gguf");
    }

    @Test
    void embeddingsHoldTheirModelOpenAndMakeRoomLikeOtherCalls() {
        // Given
        pool = pool(PoolConfig.defaults().withMaxResident(1));
        store.put(FakeStore.local("a"));
        store.put(FakeStore.local("b"));
        pool.refresh();
        new ModelRouter(pool).generate(Requests.request("a"));
        List<Integer> inFlight = new ArrayList<>();
        engines.embedding = request -> {
            inFlight.add(state("b").inFlight());
            return new Vectors(request.model(), List.of(new float[] {1}), 1);
        };

        // When
        Vectors vectors = pool.embed(new EmbeddingRequest("b", List.of("text")));

        // Then
        assertThat(vectors.model()).isEqualTo("b");
        assertThat(engines.closed).containsExactly("a.gguf");
        assertThat(inFlight).containsExactly(1);
        assertThat(state("b").inFlight()).isZero();
    }

    @Test
    void embeddingsTakeTheirTurnInTheModelsQueue() {
        // Given
        AdmissionConfig one = AdmissionConfig.defaults().withConcurrency(1).withQueueLimit(0);
        pool = pool(PoolConfig.defaults().withAdmission(one));
        store.put(FakeStore.remote("m"));
        pool.refresh();
        CompletableFuture<Completion> running = blockedCall(new ModelRouter(pool));

        // When / Then
        assertThatThrownBy(() -> pool.embed(new EmbeddingRequest("m", List.of("text"))))
                .isInstanceOf(Busy.class);
        release.countDown();
        running.join();
    }

    @Test
    void probingCallNeitherOpensAModelNorKeepsOneFromMakingRoom() {
        // Given
        pool = pool(PoolConfig.defaults().withMaxResident(2));
        for (String name : List.of("a", "b", "c")) {
            store.put(FakeStore.local(name));
        }
        pool.refresh();
        ModelRouter router = new ModelRouter(pool);
        CallContext probing = CallContext.unattributed().withPriority(Priority.PROBE);
        router.generate(Requests.request("a"));
        router.generate(Requests.request("b"));

        // When
        router.generate(Requests.request("a", probing));

        // Then
        assertThatThrownBy(() -> router.generate(Requests.request("c", probing)))
                .isInstanceOf(NotLoaded.class);
        assertThat(engines.opened).containsExactly("a", "b");
        router.generate(Requests.request("c"));
        assertThat(engines.closed).containsExactly("a.gguf");
    }

    @Test
    void callGivesUpWaitingForItsModelToOpen() {
        // Given
        store.put(FakeStore.remote("slow"));
        ModelPool slow = new ModelPool(
                store,
                definition -> {
                    awaitRelease();
                    return engines.open(definition);
                },
                PoolConfig.defaults(),
                new ResponseCache(CacheConfig.off()));
        slow.refresh();
        ModelRouter router = new ModelRouter(slow);
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Completion> waiting = CompletableFuture.supplyAsync(
                () -> router.generate(Requests.request("slow", Requests.of("a").withCancellation(cancellation))));
        soon().until(() -> slow.states().getFirst().status() == Status.LOADING);

        // When
        cancellation.cancel();

        // Then
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(Cancelled.class);
        assertThatThrownBy(() -> router.generate(Requests.request(
                        "slow", Requests.of("a").withDeadline(Instant.now().plusMillis(50)))))
                .isInstanceOf(Busy.class);
        release.countDown();
        assertThat(router.generate(Requests.request("slow")).model()).isEqualTo("slow");
        slow.close();
    }

    @Test
    void storeThatFailsLeavesTheModelsKnown() {
        // Given
        store.put(FakeStore.remote("m"));
        pool.refresh();
        store.broken = true;

        // When
        pool.refresh();

        // Then
        assertThat(new ModelRouter(pool).generate(Requests.request("m")).model())
                .isEqualTo("m");
    }

    @Test
    void changesAreFoundByThePoolItself() {
        // Given
        pool.start();

        // When
        store.put(FakeStore.remote("m"));

        // Then
        soon().until(() -> pool.names().contains("m"));
        pool.probe("m");
        assertThat(engines.probed).containsExactly("m");
    }

    private ModelPool pool(PoolConfig config) {
        return new ModelPool(store, engines, config, new ResponseCache(CacheConfig.off()), now::get, new Random(1));
    }

    private ModelState state(String model) {
        return pool.states().stream()
                .filter(state -> state.model().equals(model))
                .findFirst()
                .orElseThrow();
    }

    /** Answers when released; ends as cancelled where it is told to. */
    private CompletableFuture<Completion> blockedCall(ModelRouter router) {
        CountDownLatch inside = new CountDownLatch(1);
        TextGeneration blocked = (request, sink) -> {
            inside.countDown();
            try (Cancellation.Registration _ = request.context().cancellation().onCancel(release::countDown)) {
                awaitRelease();
            }
            request.context().cancellation().check();
            sink.accept(new Delta.Text("old"));
            return Requests.completion("m", "old");
        };
        engines.behaviours.put("m", blocked);
        CompletableFuture<Completion> call = CompletableFuture.supplyAsync(
                () -> router.generate(Requests.request("m"), delta -> {}),
                task -> Thread.ofVirtual().start(task));
        try {
            inside.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return call;
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(5));
    }
}
