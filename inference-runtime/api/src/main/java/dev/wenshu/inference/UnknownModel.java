package dev.wenshu.inference;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;

/** The model that a request names is not in the engine's catalogue for that task. */
public final class UnknownModel extends Fault {
    public UnknownModel(String model, String advice) {
        super(FaultCategory.SETUP, "no model named " + model + " for this task: " + advice);
    }
}
