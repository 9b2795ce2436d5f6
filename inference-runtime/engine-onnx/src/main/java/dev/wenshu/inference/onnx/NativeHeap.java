package dev.wenshu.inference.onnx;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The C heap that ONNX Runtime allocates from. The GNU library keeps freed memory, for each thread apart, until it is told
 * to give it back: some 90 MB after 50 pages. Other C libraries are left alone.
 */
final class NativeHeap {
    private static final Optional<MethodHandle> TRIM = trim();

    private NativeHeap() {}

    static void giveBack() {
        TRIM.ifPresent(NativeHeap::call);
    }

    private static void call(MethodHandle trim) {
        try {
            int ignored = (int) trim.invokeExact(0L);
        } catch (Throwable e) {
            throw new IllegalStateException("malloc_trim could not be called", e);
        }
    }

    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> trim() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("malloc_trim")
                .map(address -> linker.downcallHandle(
                        address, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)));
    }
}
