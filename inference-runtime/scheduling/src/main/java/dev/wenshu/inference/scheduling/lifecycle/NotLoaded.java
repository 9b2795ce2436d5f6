package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;

/** A probe met a model that is not open: probes open none, so that they neither load models nor make others leave memory. */
public final class NotLoaded extends Fault {
    public NotLoaded(String model) {
        super(FaultCategory.CAPACITY, "model " + model + " is not loaded; its first call loads it");
    }
}
