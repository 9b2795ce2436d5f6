package dev.wenshu.inference.llamacpp.model;

import static java.lang.foreign.ValueLayout.ADDRESS;

import dev.wenshu.inference.llamacpp.library.DeviceFunctions;
import dev.wenshu.inference.llamacpp.library.LlamaLibrary;
import dev.wenshu.inference.llamacpp.library.ModelFunctions;
import dev.wenshu.inference.llamacpp.library.Structs;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The weights of a GGUF file in memory. Contexts made of it have to be closed before it. Thread-safe but for closing. */
public final class LlamaModel implements AutoCloseable {
    private final LlamaLibrary library;
    private final ModelFunctions functions;
    private final GgufHeader header;
    private final MemorySegment pointer;
    private final Vocabulary vocabulary;
    private final String device;
    private final String description;
    private final String chatTemplate;
    private final int embeddingSize;
    private boolean closed;

    private LlamaModel(LlamaLibrary library, GgufHeader header, MemorySegment pointer, String device) {
        this.library = library;
        this.functions = library.model();
        this.header = header;
        this.pointer = pointer;
        this.vocabulary = new Vocabulary(functions, functions.vocabulary(pointer));
        this.device = device;
        this.description = functions.description(pointer);
        this.chatTemplate = functions.chatTemplate(pointer);
        this.embeddingSize = functions.embeddingSize(pointer);
    }

    /**
     * Loads a file.
     *
     * @param gpuLayers layers to place on a graphics card; negative for all
     * @param device name of llama.cpp's device; empty lets it choose
     * @throws Fault INPUT for a file that is no usable model, SETUP for one that is missing or a device that is, CAPACITY where
     *     memory is short
     */
    public static LlamaModel open(LlamaLibrary library, Path file, int gpuLayers, String device) {
        GgufHeader header = GgufHeader.read(file);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment params = library.model().defaults(arena);
            Structs.setInt(Structs.MODEL_PARAMS, params, "n_gpu_layers", gpuLayers);
            List<DeviceFunctions.Device> chosen = chosen(library, gpuLayers, device);
            if (!device.isEmpty() || gpuLayers == 0) {
                MemorySegment list = arena.allocate(ADDRESS, chosen.size() + 1L);
                for (int i = 0; i < chosen.size(); i++) {
                    list.setAtIndex(ADDRESS, i, chosen.get(i).pointer());
                }
                Structs.setPointer(Structs.MODEL_PARAMS, params, "devices", list);
            }
            library.resetComplaints();
            MemorySegment pointer = library.model().load(file, params);
            if (pointer.address() == 0) {
                throw refused(header, library.complaints());
            }
            return new LlamaModel(library, header, pointer, runsOn(chosen));
        }
    }

    public LlamaLibrary library() {
        return library;
    }

    public GgufHeader header() {
        return header;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** What computes, as in {@code cpu} or {@code cuda:0}. */
    public String device() {
        return device;
    }

    /** The model's own Jinja template; empty where it carries none. */
    public String chatTemplate() {
        return chatTemplate;
    }

    public String description() {
        return description;
    }

    public long bytes() {
        return functions.size(pointer);
    }

    public int trainedContext() {
        return functions.trainedContext(pointer);
    }

    public int embeddingSize() {
        return embeddingSize;
    }

    /** Whether what it has computed can be taken back to any earlier token, which sharing and drafts need. */
    public boolean rollsBack() {
        return !functions.keepsRunningState(pointer);
    }

    /** Whether it continues text, rather than only encoding it. */
    public boolean generates() {
        return functions.hasDecoder(pointer) && !functions.hasEncoder(pointer);
    }

    MemorySegment pointer() {
        return pointer;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            vocabulary.close();
            functions.free(pointer);
        }
    }

    private static List<DeviceFunctions.Device> chosen(LlamaLibrary library, int gpuLayers, String device) {
        List<DeviceFunctions.Device> graphics = library.devices().devices().stream()
                .filter(candidate -> !candidate.cpu())
                .toList();
        if (gpuLayers == 0 || device.equalsIgnoreCase("cpu")) {
            return List.of();
        }
        if (device.isEmpty()) {
            return graphics;
        }
        List<DeviceFunctions.Device> named = graphics.stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(device)
                        || label(candidate).equalsIgnoreCase(device))
                .toList();
        if (named.isEmpty()) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "no device named " + device + " here; there are cpu"
                            + graphics.stream()
                                    .map(candidate -> ", " + label(candidate))
                                    .collect(Collectors.joining()));
        }
        return named;
    }

    private static String runsOn(List<DeviceFunctions.Device> chosen) {
        return chosen.isEmpty() ? "cpu" : label(chosen.getFirst());
    }

    /** {@code cuda:0} for what llama.cpp names {@code CUDA0}. */
    private static String label(DeviceFunctions.Device device) {
        return device.name().toLowerCase(Locale.ROOT).replaceFirst("(?<=\\D)(\\d+)$", ":$1");
    }

    private static Fault refused(GgufHeader header, String complaints) {
        if (complaints.contains("unknown model architecture")) {
            return GgufHeader.refused(
                    header.file(),
                    "llama.cpp " + LlamaLibrary.VERSION + " does not know its architecture " + header.architecture());
        }
        if (complaints.contains("alloc") || complaints.contains("out of memory")) {
            return new Fault(
                    FaultCategory.CAPACITY,
                    "no memory for the model file " + header.file() + " of " + header.fileSize() + " bytes: "
                            + complaints);
        }
        return GgufHeader.refused(header.file(), complaints);
    }
}
