package dev.wenshu.inference.server.device;

import dev.wenshu.inference.server.http.ServerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The GPUs as they are now, give or take a few seconds: said at start, kept as gauges, told on request. */
@Singleton
public final class GpuDevices {
    private static final Logger LOG = System.getLogger(GpuDevices.class.getName());

    private final NvidiaSmi tool;
    private final long holdsNanos;
    private final MeterRegistry registry;
    private @Nullable Devices last;
    private long lookedAt;

    GpuDevices(ServerConfig config, MeterRegistry registry) {
        this.tool = new NvidiaSmi(config.gpu().command(), config.gpu().timeout());
        this.holdsNanos = config.gpu().every().toNanos();
        this.registry = registry;
    }

    public synchronized Devices now() {
        if (last == null || System.nanoTime() - lookedAt > holdsNanos) {
            last = tool.look();
            lookedAt = System.nanoTime();
        }
        return last;
    }

    void sayAndMeasure(@Observes StartupEvent event) {
        Thread.ofVirtual().name("gpu-devices").start(() -> {
            switch (now()) {
                case Devices.Found found ->
                    found.devices().forEach(device -> {
                        LOG.log(Level.INFO, "GPU {0}: {1}, driver {2}", device.index(), device.name(), device.driver());
                        measure(device);
                    });
                case Devices.NoGpu none -> LOG.log(Level.INFO, "{0}", none.reason());
            }
        });
    }

    private void measure(GpuDevice device) {
        gauge("hw.gpu.memory.usage", "bytes", device, now -> value(now.memoryUsed()));
        gauge("hw.gpu.memory.limit", "bytes", device, now -> value(now.memoryTotal()));
        gauge("hw.gpu.utilization", "1", device, now -> value(now.utilization()));
        gauge("hw.gpu.temperature", "celsius", device, now -> value(now.temperature()));
        gauge("hw.gpu.power", "watts", device, now -> value(now.power()));
    }

    private void gauge(String name, String unit, GpuDevice device, ToDoubleFunction<GpuDevice> reading) {
        Gauge.builder(name, () -> read(device.uuid(), reading))
                .baseUnit(unit)
                .tag("hw.id", device.uuid())
                .tag("hw.name", device.name())
                .register(registry);
    }

    private double read(String uuid, ToDoubleFunction<GpuDevice> reading) {
        return switch (now()) {
            case Devices.Found found ->
                found.devices().stream()
                        .filter(device -> device.uuid().equals(uuid))
                        .mapToDouble(reading)
                        .findFirst()
                        .orElse(Double.NaN);
            case Devices.NoGpu none -> Double.NaN;
        };
    }

    private static double value(OptionalDouble number) {
        return number.orElse(Double.NaN);
    }

    private static double value(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : Double.NaN;
    }
}
