package dev.wenshu.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Root of every fault the suite raises on purpose. The message says what failed, on which id, and what to do; it never
 * quotes document content, prompts or secrets, because it is logged and stored.
 */
public class Fault extends RuntimeException {
    private final FaultCategory category;

    public Fault(FaultCategory category, String message) {
        this(category, message, null);
    }

    public Fault(FaultCategory category, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    public FaultCategory category() {
        return category;
    }

    /** Category of any throwable: that of the nearest {@link Fault} in its cause chain, else INTERNAL. */
    public static FaultCategory categoryOf(Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 32; depth++, at = at.getCause()) {
            if (at instanceof Fault fault) {
                return fault.category();
            }
        }
        return FaultCategory.INTERNAL;
    }
}
