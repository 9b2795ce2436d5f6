package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;

/** The call reached an engine that is being replaced; the next look at the table finds its successor. */
public final class Retired extends Fault {
    Retired(String model) {
        super(FaultCategory.EXTERNAL, "model " + model + " was replaced or removed before the call could end");
    }
}
