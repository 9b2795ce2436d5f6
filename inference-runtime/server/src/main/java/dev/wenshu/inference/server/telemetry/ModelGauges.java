package dev.wenshu.inference.server.telemetry;

import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Shows how models stand. Whoever schedules binds each model once and takes it back when the model goes. */
public interface ModelGauges {
    /** Binds a model's readings, which are taken when metrics are asked for, and must be quick. */
    void bind(String model, Readings readings);

    void unbind(String model);

    /**
     * One model's readings.
     *
     * @param queued requests that wait
     * @param running requests that are being served
     * @param state one of a few words, as in {@code ready}
     */
    record Readings(IntSupplier queued, IntSupplier running, Supplier<String> state) {}
}
