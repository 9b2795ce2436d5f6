package dev.wenshu.inference.process;

import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.ContextOverflow;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;

/** A fault on its way between processes; what callers tell apart by type arrives as that type. */
sealed interface WireFault {
    record Plain(FaultCategory category, String message) implements WireFault {}

    record Full(String message, Duration retryAfter) implements WireFault {}

    record TooLong(String model, int tokens, int context) implements WireFault {}

    record Unsupported(String parameter, String message) implements WireFault {}

    record Unknown(String model) implements WireFault {}

    record CalledOff() implements WireFault {}

    static WireFault of(Throwable thrown, String model) {
        String message = String.valueOf(thrown.getMessage());
        return switch (thrown) {
            case Busy busy -> new Full(message, busy.retryAfter());
            case ContextOverflow overflow -> new TooLong(model, overflow.tokens(), overflow.context());
            case UnsupportedRequest unsupported -> new Unsupported(unsupported.parameter(), message);
            case UnknownModel unknown -> new Unknown(model);
            case Cancelled cancelled -> new CalledOff();
            case Fault fault -> new Plain(fault.category(), message);
            default -> new Plain(FaultCategory.INTERNAL, "a defect in the engine process, see its log");
        };
    }

    default Fault toFault() {
        return switch (this) {
            case Plain(FaultCategory category, String message) -> new Fault(category, message);
            case Full(String message, Duration retryAfter) -> new Busy(message, retryAfter);
            case TooLong(String model, int tokens, int context) -> new ContextOverflow(model, tokens, context);
            case Unsupported(String parameter, String message) -> new UnsupportedRequest(parameter, message);
            case Unknown(String model) -> new UnknownModel(model, "the engine process does not serve it");
            case CalledOff() -> new Cancelled();
        };
    }
}
