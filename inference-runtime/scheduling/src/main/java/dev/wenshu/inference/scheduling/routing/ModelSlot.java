package dev.wenshu.inference.scheduling.routing;

import dev.failsafe.CircuitBreaker;
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

/** A model of the catalogue: its definition, its engine, and whether calls get through to it. Thread-safe. */
final class ModelSlot {
    private final CircuitBreaker<Object> breaker;
    private final EngineLife life;
    private volatile ModelDefinition definition;

    ModelSlot(ModelDefinition definition, SlotEnvironment environment) {
        this.definition = definition;
        this.life = new EngineLife(definition, environment);
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(environment.config().circuitFailures())
                .withSuccessThreshold(1)
                .withDelay(environment.config().circuitDelay())
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
        if (!breaker.tryAcquirePermit()) {
            throw unavailable();
        }
        CircuitVerdict verdict = CircuitVerdict.ILL;
        try (Lease lease = life.lease(request.context())) {
            Completion completion = lease.generate(request.withModel(name()), sink);
            verdict = CircuitVerdict.WELL;
            return completion;
        } catch (RuntimeException e) {
            verdict = sink.sinkFailed() ? CircuitVerdict.NONE : CircuitVerdict.of(e);
            throw e;
        } finally {
            verdict.tell(breaker);
        }
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
        try (Lease _ = life.lease(CallContext.unattributed())) {
            life.open().ifPresent(model -> model.probe().run());
        }
    }

    ModelState state() {
        return life.state(
                switch (breaker.getState()) {
                    case CLOSED -> Circuit.CLOSED;
                    case OPEN -> Circuit.OPEN;
                    case HALF_OPEN -> Circuit.HALF_OPEN;
                });
    }
}
