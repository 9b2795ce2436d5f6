package dev.wenshu.inference.server.device;

import java.util.List;

/** What was found when looking for GPUs. */
public sealed interface Devices {
    /** At least one. */
    record Found(List<GpuDevice> devices) implements Devices {
        public Found {
            devices = List.copyOf(devices);
        }
    }

    /** None; the reason is for people. */
    record NoGpu(String reason) implements Devices {}
}
