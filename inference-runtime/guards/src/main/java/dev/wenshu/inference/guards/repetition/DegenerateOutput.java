package dev.wenshu.inference.guards.repetition;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.Locale;

/**
 * The model repeats itself or does not come to an answer, and was stopped. EXTERNAL: another draw, or another model, may do
 * better, while the cut text is of no use to anybody.
 */
public final class DegenerateOutput extends Fault {
    private final Part part;

    public DegenerateOutput(Part part, String message) {
        super(FaultCategory.EXTERNAL, message);
        this.part = part;
    }

    public Part part() {
        return part;
    }

    /** Where a model went wrong. */
    public enum Part {
        REASONING,
        ANSWER,
        TOOL_CALL;

        String inWords() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
