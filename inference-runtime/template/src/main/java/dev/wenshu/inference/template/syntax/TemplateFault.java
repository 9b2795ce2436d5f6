package dev.wenshu.inference.template.syntax;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;

/** A chat template that cannot be read, does what is not supported, or does not end. */
public final class TemplateFault extends Fault {
    public TemplateFault(String message) {
        super(FaultCategory.SETUP, "chat template: " + message);
    }

    static TemplateFault at(int line, String message) {
        return new TemplateFault("line " + line + ": " + message);
    }
}
