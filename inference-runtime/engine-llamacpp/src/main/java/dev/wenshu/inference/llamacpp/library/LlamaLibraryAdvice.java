package dev.wenshu.inference.llamacpp.library;

import java.nio.file.Path;

/** What to do about a library that is not there. */
final class LlamaLibraryAdvice {
    private LlamaLibraryAdvice() {}

    static String missing(Path folder) {
        return "no llama.cpp library in " + folder + ": run ./wenshu engine install llamacpp, or set"
                + " wenshu.engine.llamacpp.library-path to the folder that holds release " + LlamaLibrary.VERSION;
    }
}
