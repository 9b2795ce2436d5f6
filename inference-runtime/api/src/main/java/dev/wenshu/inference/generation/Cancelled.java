package dev.wenshu.inference.generation;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;

/** Whoever asked does not want the answer any more. */
public final class Cancelled extends Fault {
    public Cancelled() {
        super(FaultCategory.EXTERNAL, "the generation was cancelled by its caller");
    }
}
