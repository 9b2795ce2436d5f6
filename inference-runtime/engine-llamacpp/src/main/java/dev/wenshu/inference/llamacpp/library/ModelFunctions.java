package dev.wenshu.inference.llamacpp.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Models and their vocabularies. Pointers are those that llama.cpp gave; thread-safe, as the C functions are. */
public final class ModelFunctions {
    private static final FunctionDescriptor INT_OF_POINTER = FunctionDescriptor.of(JAVA_INT, ADDRESS);
    private static final FunctionDescriptor BOOLEAN_OF_POINTER = FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS);
    private static final long LONGEST_TEXT = 1 << 20;

    private final NativeFunction defaults;
    private final NativeFunction load;
    private final NativeFunction free;
    private final NativeFunction vocabulary;
    private final NativeFunction chatTemplate;
    private final NativeFunction size;
    private final NativeFunction description;
    private final NativeFunction trainedContext;
    private final NativeFunction embeddingSize;
    private final NativeFunction recurrent;
    private final NativeFunction hybrid;
    private final NativeFunction encoder;
    private final NativeFunction decoder;
    private final NativeFunction tokenCount;
    private final NativeFunction endOfGeneration;
    private final NativeFunction control;
    private final NativeFunction bos;
    private final NativeFunction eos;
    private final NativeFunction tokenText;
    private final MethodHandle tokenize;
    private final MethodHandle tokenToPiece;

    ModelFunctions(Symbols llama) {
        FunctionDescriptor ofToken = FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS, JAVA_INT);
        defaults = llama.function("llama_model_default_params", FunctionDescriptor.of(Structs.MODEL_PARAMS));
        load = llama.function(
                "llama_model_load_from_file", FunctionDescriptor.of(ADDRESS, ADDRESS, Structs.MODEL_PARAMS));
        free = llama.function("llama_model_free", FunctionDescriptor.ofVoid(ADDRESS));
        vocabulary = llama.function("llama_model_get_vocab", FunctionDescriptor.of(ADDRESS, ADDRESS));
        chatTemplate = llama.function("llama_model_chat_template", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        size = llama.function("llama_model_size", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        description = llama.function("llama_model_desc", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
        trainedContext = llama.function("llama_model_n_ctx_train", INT_OF_POINTER);
        embeddingSize = llama.function("llama_model_n_embd_out", INT_OF_POINTER);
        recurrent = llama.function("llama_model_is_recurrent", BOOLEAN_OF_POINTER);
        hybrid = llama.function("llama_model_is_hybrid", BOOLEAN_OF_POINTER);
        encoder = llama.function("llama_model_has_encoder", BOOLEAN_OF_POINTER);
        decoder = llama.function("llama_model_has_decoder", BOOLEAN_OF_POINTER);
        tokenCount = llama.function("llama_vocab_n_tokens", INT_OF_POINTER);
        endOfGeneration = llama.function("llama_vocab_is_eog", ofToken);
        control = llama.function("llama_vocab_is_control", ofToken);
        bos = llama.function("llama_vocab_bos", INT_OF_POINTER);
        eos = llama.function("llama_vocab_eos", INT_OF_POINTER);
        tokenText = llama.function("llama_vocab_get_text", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        tokenize = llama.handle(
                "llama_tokenize",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_BOOLEAN, JAVA_BOOLEAN));
        tokenToPiece = llama.handle(
                "llama_token_to_piece",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_BOOLEAN));
    }

    public MemorySegment defaults(Arena arena) {
        return defaults.asPointer((SegmentAllocator) arena);
    }

    /** The null pointer where the file cannot be loaded. */
    public MemorySegment load(Path file, MemorySegment params) {
        try (Arena arena = Arena.ofConfined()) {
            return load.asPointer(arena.allocateFrom(file.toString()), params);
        }
    }

    public void free(MemorySegment model) {
        free.run(model);
    }

    public MemorySegment vocabulary(MemorySegment model) {
        return vocabulary.asPointer(model);
    }

    /** Empty where the model carries none. */
    public String chatTemplate(MemorySegment model) {
        return NativeText.read(chatTemplate.asPointer(model, MemorySegment.NULL), LONGEST_TEXT);
    }

    public long size(MemorySegment model) {
        return size.asLong(model);
    }

    public String description(MemorySegment model) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(256);
            description.asInt(model, text, text.byteSize());
            return NativeText.read(text, text.byteSize());
        }
    }

    public int trainedContext(MemorySegment model) {
        return trainedContext.asInt(model);
    }

    public int embeddingSize(MemorySegment model) {
        return embeddingSize.asInt(model);
    }

    /** Whether some layers keep a running state that cannot be rolled back to an earlier token. */
    public boolean keepsRunningState(MemorySegment model) {
        return recurrent.asBoolean(model) || hybrid.asBoolean(model);
    }

    public boolean hasEncoder(MemorySegment model) {
        return encoder.asBoolean(model);
    }

    public boolean hasDecoder(MemorySegment model) {
        return decoder.asBoolean(model);
    }

    public int tokenCount(MemorySegment vocabulary) {
        return tokenCount.asInt(vocabulary);
    }

    public boolean endsGeneration(MemorySegment vocabulary, int token) {
        return endOfGeneration.asBoolean(vocabulary, token);
    }

    public boolean isControl(MemorySegment vocabulary, int token) {
        return control.asBoolean(vocabulary, token);
    }

    /** Negative where there is none. */
    public int bos(MemorySegment vocabulary) {
        return bos.asInt(vocabulary);
    }

    /** Negative where there is none. */
    public int eos(MemorySegment vocabulary) {
        return eos.asInt(vocabulary);
    }

    public String tokenText(MemorySegment vocabulary, int token) {
        return NativeText.read(tokenText.asPointer(vocabulary, token), LONGEST_TEXT);
    }

    /** The tokens of a text; {@code special} adds what the model begins with, {@code controls} reads control tokens written out. */
    public int[] tokenize(MemorySegment vocabulary, String text, boolean special, boolean controls) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(utf8.length + 1L).copyFrom(MemorySegment.ofArray(utf8));
            int room = utf8.length + 8;
            MemorySegment tokens = arena.allocate(JAVA_INT, room);
            int count = tokenize(vocabulary, bytes, utf8.length, tokens, room, special, controls);
            if (count < 0) {
                room = -count;
                tokens = arena.allocate(JAVA_INT, room);
                count = tokenize(vocabulary, bytes, utf8.length, tokens, room, special, controls);
            }
            return tokens.asSlice(0, JAVA_INT.byteSize() * count).toArray(JAVA_INT);
        }
    }

    /** The bytes that a token stands for; those of control tokens are empty. */
    public byte[] piece(MemorySegment vocabulary, int token, MemorySegment room) {
        try {
            int length = (int) tokenToPiece.invokeExact(vocabulary, token, room, (int) room.byteSize(), 0, false);
            return length <= 0 ? new byte[0] : room.asSlice(0, length).toArray(JAVA_BYTE);
        } catch (Throwable e) {
            throw NativeFunction.failed("llama_token_to_piece", e);
        }
    }

    private int tokenize(
            MemorySegment vocabulary,
            MemorySegment text,
            int length,
            MemorySegment tokens,
            int room,
            boolean special,
            boolean controls) {
        try {
            return (int) tokenize.invokeExact(vocabulary, text, length, tokens, room, special, controls);
        } catch (Throwable e) {
            throw NativeFunction.failed("llama_tokenize", e);
        }
    }
}
