package dev.wenshu.inference.llamacpp.library;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The functions that one library file exports. */
record Symbols(Path file, SymbolLookup lookup) {
    @SuppressWarnings("restricted")
    MethodHandle handle(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker()
                .downcallHandle(
                        lookup.find(name)
                                .orElseThrow(() -> new Fault(
                                        FaultCategory.SETUP,
                                        file + " does not export " + name + ": it is not llama.cpp "
                                                + LlamaLibrary.VERSION)),
                        descriptor);
    }

    NativeFunction function(String name, FunctionDescriptor descriptor) {
        return new NativeFunction(name, handle(name, descriptor));
    }
}
