package dev.wenshu.inference.llamacpp.library;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** A C function that is called seldom: arguments are boxed. What runs for each token has its own typed method. */
final class NativeFunction {
    private final String name;
    private final MethodHandle handle;

    NativeFunction(String name, MethodHandle handle) {
        this.name = name;
        this.handle = handle;
    }

    void run(Object... arguments) {
        Object nothing = call(arguments);
        if (nothing != null) {
            throw new IllegalStateException(name + " returns a value that is not looked at");
        }
    }

    int asInt(Object... arguments) {
        return (int) call(arguments);
    }

    long asLong(Object... arguments) {
        return (long) call(arguments);
    }

    boolean asBoolean(Object... arguments) {
        return (boolean) call(arguments);
    }

    MemorySegment asPointer(Object... arguments) {
        return (MemorySegment) call(arguments);
    }

    private Object call(Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw failed(name, e);
        }
    }

    /** A call that could not be made at all: native code itself does not throw. */
    static RuntimeException failed(String name, Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return new Fault(FaultCategory.INTERNAL, "calling " + name + " of llama.cpp failed: " + cause, cause);
    }
}
