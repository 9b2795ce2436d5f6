package dev.wenshu.inference.llamacpp.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The llama.cpp build of this process: loaded once and never unloaded, because its threads and static state do not survive
 * that. Thread-safe.
 */
public final class LlamaLibrary {
    /** The release that {@link Structs} describes. */
    public static final String VERSION = "0.5.0";

    private static final List<String> LOAD_ORDER = List.of("ggml-base", "ggml", "llama");

    @Nullable
    private static LlamaLibrary loaded;

    private final Path folder;
    private final LibraryLog log;
    private final ModelFunctions model;
    private final ContextFunctions context;
    private final DeviceFunctions devices;

    private LlamaLibrary(Path folder) {
        this.folder = folder;
        this.log = new LibraryLog();
        Symbols base = symbols(folder, LOAD_ORDER.get(0));
        Symbols ggml = symbols(folder, LOAD_ORDER.get(1));
        Symbols llama = symbols(folder, LOAD_ORDER.get(2));
        LibraryCheck.verify(folder, llama);
        llama.function("llama_log_set", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS))
                .run(logCallback(log), MemorySegment.NULL);
        try (Arena arena = Arena.ofConfined()) {
            ggml.function("ggml_backend_load_all_from_path", FunctionDescriptor.ofVoid(ADDRESS))
                    .run(arena.allocateFrom(folder.toString()));
        }
        llama.function("llama_backend_init", FunctionDescriptor.ofVoid()).run();
        this.model = new ModelFunctions(llama);
        this.context = new ContextFunctions(llama);
        this.devices = new DeviceFunctions(ggml, base);
        if (devices.devices().isEmpty()) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "the llama.cpp library in " + folder + " offers no device, not even a CPU: install it again with"
                            + " ./wenshu engine install llamacpp");
        }
    }

    /**
     * Loads the library from the folder that holds its files.
     *
     * @throws Fault SETUP where it is missing, of another release, or where this process has one from another folder
     */
    public static synchronized LlamaLibrary open(Path folder) {
        Path real;
        try {
            real = folder.toRealPath();
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, LlamaLibraryAdvice.missing(folder), e);
        }
        if (loaded == null) {
            loaded = new LlamaLibrary(real);
        } else if (!loaded.folder.equals(real)) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "this process has loaded llama.cpp from " + loaded.folder + " and cannot load it from " + real
                            + " too: restart it, or use one folder for all models");
        }
        return loaded;
    }

    public ModelFunctions model() {
        return model;
    }

    public ContextFunctions context() {
        return context;
    }

    public DeviceFunctions devices() {
        return devices;
    }

    /** Forgets earlier complaints, so that the next {@link #complaints} are those of the call to come. */
    public void resetComplaints() {
        log.reset();
    }

    /** The last warnings and errors that llama.cpp logged: the only reasons it gives for a failure. */
    public String complaints() {
        return log.complaints();
    }

    @SuppressWarnings("restricted")
    private static Symbols symbols(Path folder, String name) {
        Path file = file(folder, name);
        try {
            return new Symbols(file, SymbolLookup.libraryLookup(file, Arena.global()));
        } catch (IllegalArgumentException e) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "llama.cpp's " + file + " cannot be loaded on this machine (another operating system, processor or"
                            + " C library?): install it again with ./wenshu engine install llamacpp",
                    e);
        }
    }

    /**
     * Names carry a release on Linux, that of a build for a GPU too, and neither elsewhere: {@code libllama.v0.5.0.so},
     * {@code libllama.cuda.v0.5.0.so}, {@code libllama.dylib}, {@code llama.dll}.
     */
    private static Path file(Path folder, String name) {
        String mapped = System.mapLibraryName(name);
        int dot = mapped.lastIndexOf('.');
        String stem = mapped.substring(0, dot);
        String suffix = mapped.substring(dot);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String at = file.getFileName().toString();
                        return at.equals(mapped) || (at.startsWith(stem + ".") && at.endsWith(suffix));
                    })
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new Fault(FaultCategory.SETUP, LlamaLibraryAdvice.missing(folder)));
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, LlamaLibraryAdvice.missing(folder), e);
        }
    }

    @SuppressWarnings("restricted")
    private static MemorySegment logCallback(LibraryLog log) {
        try {
            return Linker.nativeLinker()
                    .upcallStub(
                            MethodHandles.lookup()
                                    .bind(
                                            log,
                                            "write",
                                            MethodType.methodType(
                                                    void.class, int.class, MemorySegment.class, MemorySegment.class)),
                            FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS, ADDRESS),
                            Arena.global());
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalStateException("LibraryLog.write is in this package", e);
        }
    }
}
