package dev.wenshu.inference.scheduling.routing;

import dev.failsafe.CircuitBreaker;
import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import dev.wenshu.inference.scheduling.lifecycle.EngineLife;
import dev.wenshu.inference.scheduling.lifecycle.Lease;
import dev.wenshu.inference.scheduling.lifecycle.ModelState;
import dev.wenshu.inference.scheduling.lifecycle.ModelState.Circuit;
import dev.wenshu.inference.scheduling.lifecycle.ModelState.Status;
import dev.wenshu.inference.scheduling.lifecycle.OpenModel;
import dev.wenshu.inference.scheduling.lifecycle.Retired;
import dev.wenshu.inference.scheduling.lifecycle.SlotEnvironment;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A model of the catalogue: its definition, its engine, and whether calls get through to it. Thread-safe. */
final class ModelSlot {
    private final CircuitBreaker<Object> breaker;
    private final EngineLife life;
    private final InstantSource clock;
    private volatile ModelDefinition definition;
    private volatile Instant circuitOpened = Instant.MAX;

    ModelSlot(ModelDefinition definition, SlotEnvironment environment) {
        this.definition = definition;
        this.life = new EngineLife(definition, environment);
        this.clock = environment.clock();
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(environment.config().circuitFailures())
                .withSuccessThreshold(1)
                .withDelay(environment.config().circuitDelay())
                .onOpen(event -> circuitOpened = clock.instant())
                .build();
    }

    String name() {
        return definition.name();
    }

    ModelDefinition definition() {
        return definition;
    }

    /** Takes over a definition that needs no other engine; returns whether this is one. */
    boolean adopt(ModelDefinition other) {
        ModelDefinition mine = definition;
        if (!mine.source().equals(other.source())
                || mine.context() != other.context()
                || mine.vision() != other.vision()) {
            return false;
        }
        definition = other;
        return true;
    }

    /** Of the open model, else as far as the definition tells. */
    ModelCard card() {
        ModelDefinition it = definition;
        String engine = switch (it.source()) {
            case Source.Gguf _ -> "llamacpp";
            case Source.Remote _ -> "openai";
        };
        return life.open()
                .map(OpenModel::card)
                .orElseGet(() ->
                        new ModelCard(it.name(), Task.TEXT_GENERATION, engine, "", "", it.context(), it.vision()));
    }

    boolean isHealthy() {
        closeCircuitOfRestarted();
        return life.status() != Status.FAILED
                && !(breaker.isOpen() && breaker.getRemainingDelay().isPositive());
    }

    /** Why it is not healthy. */
    Fault unavailable() {
        return life.failure()
                .orElseGet(() -> new Fault(
                        FaultCategory.EXTERNAL,
                        "model " + name() + " failed repeatedly and is left alone for "
                                + (breaker.getRemainingDelay().toSeconds() + 1) + " s more"));
    }

    /** @throws Retired where the engine was replaced, and whatever the engine throws */
    Completion generate(GenerationRequest request, HandedOut sink) {
        return judged(request.context(), lease -> lease.generate(request.withModel(name()), sink), sink::sinkFailed);
    }

    /** @throws Retired where the engine was replaced, and whatever the engine throws */
    Vectors embed(EmbeddingRequest request) {
        return judged(
                CallContext.unattributed(),
                lease -> lease.embed(new EmbeddingRequest(name(), request.texts())),
                () -> false);
    }

    /** Opens it in the background, unless it is open or opens already. */
    void preload() {
        life.preload();
    }

    /** Opens it again where it failed and it is time to. */
    void retryIfDue() {
        life.retryIfDue();
    }

    boolean isInUse() {
        Status status = life.status();
        return status == Status.READY || status == Status.LOADING;
    }

    /** Takes no more calls; closes when the last one has ended. */
    void retire() {
        life.retire();
    }

    boolean isClosed() {
        return life.status() == Status.CLOSED;
    }

    EngineLife life() {
        return life;
    }

    /** Waits for the engine where it has to open. */
    void probe() {
        try (Lease lease = life.lease(CallContext.unattributed())) {
            lease.probe();
        }
    }

    ModelState state() {
        closeCircuitOfRestarted();
        return life.state(
                switch (breaker.getState()) {
                    case CLOSED -> Circuit.CLOSED;
                    case OPEN -> Circuit.OPEN;
                    case HALF_OPEN -> Circuit.HALF_OPEN;
                });
    }

    private <T> T judged(CallContext context, Function<Lease, T> call, BooleanSupplier callerFailed) {
        closeCircuitOfRestarted();
        if (!breaker.tryAcquirePermit()) {
            throw unavailable();
        }
        CircuitVerdict verdict = CircuitVerdict.ILL;
        try (Lease lease = life.lease(context)) {
            T answer = call.apply(lease);
            verdict = CircuitVerdict.WELL;
            return answer;
        } catch (RuntimeException e) {
            verdict = callerFailed.getAsBoolean() ? CircuitVerdict.NONE : CircuitVerdict.of(e);
            throw e;
        } finally {
            verdict.tell(breaker);
        }
    }

    /** What failed is gone where the engine's process was started again since: there is nothing to wait for. */
    private void closeCircuitOfRestarted() {
        if (breaker.isOpen()
                && life.open()
                        .map(model -> model.health().upSince().isAfter(circuitOpened))
                        .orElse(false)) {
            breaker.close();
        }
    }
}
