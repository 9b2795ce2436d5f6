package dev.wenshu.inference.generation;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;

/** A part of a request is malformed, out of range, or beyond what the model can do. */
public final class UnsupportedRequest extends Fault {
    private final String parameter;

    /** The parameter is named as the API names it, as in {@code response_format.json_schema}. */
    public UnsupportedRequest(String parameter, String message) {
        super(FaultCategory.INPUT, message);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
