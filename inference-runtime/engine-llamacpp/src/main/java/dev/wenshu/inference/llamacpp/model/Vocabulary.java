package dev.wenshu.inference.llamacpp.model;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.llamacpp.library.ModelFunctions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tokens of a model and their bytes, read once. Thread-safe. */
public final class Vocabulary {
    private final ModelFunctions functions;
    private final MemorySegment pointer;
    private final byte[][] bytes;
    private final BitSet controls = new BitSet();
    private final BitSet ends = new BitSet();
    private final int longest;
    private final String begin;
    private final String end;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    Vocabulary(ModelFunctions functions, MemorySegment pointer) {
        this.functions = functions;
        this.pointer = pointer;
        int size = functions.tokenCount(pointer);
        this.bytes = new byte[size][];
        int most = 1;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = arena.allocate(1 << 12);
            for (int token = 0; token < size; token++) {
                bytes[token] = functions.piece(pointer, token, room);
                most = Math.max(most, bytes[token].length);
                controls.set(token, functions.isControl(pointer, token));
                ends.set(token, functions.endsGeneration(pointer, token));
            }
        }
        this.longest = most;
        this.begin = written(functions.bos(pointer));
        this.end = written(functions.eos(pointer));
    }

    public int size() {
        return bytes.length;
    }

    /** What a token adds to the text: nothing where it is a control token. */
    public byte[] bytes(int token) {
        return bytes[token];
    }

    /** The bytes of every token by its id; null for control tokens and those that end an answer. */
    public List<byte @Nullable []> texts() {
        return new AbstractList<byte @Nullable []>() {
            @Override
            public byte @Nullable [] get(int token) {
                return controls.get(token) || ends.get(token) ? null : bytes[token];
            }

            @Override
            public int size() {
                return bytes.length;
            }
        };
    }

    /** Whether a model ends its answer with this token. */
    public boolean ends(int token) {
        return ends.get(token);
    }

    /** All tokens that end an answer; not to be changed. */
    public BitSet ends() {
        return ends;
    }

    /** Bytes of the longest token: a text has at least so many times fewer tokens than bytes. */
    public int longestToken() {
        return longest;
    }

    /** A whole prompt's tokens, with what the model wants in front; control tokens that are written out count as such. */
    public int[] promptTokens(String prompt) {
        return tokens(prompt, true, true);
    }

    /** A whole text's tokens, with what the model wants around it; what looks like a control token is text. */
    public int[] wholeTextTokens(String text) {
        return tokens(text, true, false);
    }

    /** The tokens of text within an answer; what looks like a control token is text. */
    public int[] textTokens(String text) {
        return tokens(text, false, false);
    }

    /** The tokens of text that may name control tokens, as a closing tag does. */
    public int[] markupTokens(String text) {
        return tokens(text, false, true);
    }

    /** The token that stands for exactly this markup. */
    public OptionalInt markupToken(String text) {
        int[] tokens = markupTokens(text);
        return tokens.length == 1 ? OptionalInt.of(tokens[0]) : OptionalInt.empty();
    }

    /** How the model's files write the token that begins a text; empty where there is none. */
    public String beginText() {
        return begin;
    }

    /** How the model's files write the token that ends a text; empty where there is none. */
    public String endText() {
        return end;
    }

    /** Finds control tokens that a text spells out; the longer one where one begins with another. */
    public Pattern controlTexts() {
        String any = controls.stream()
                .mapToObj(this::written)
                .filter(text -> text.length() > 1)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return any.isEmpty() ? Pattern.compile("(?!)") : Pattern.compile(any);
    }

    /** A token as text, for people; empty for control tokens. */
    public String text(int token) {
        return new String(bytes[token], StandardCharsets.UTF_8);
    }

    /** Native code reads a model's vocabulary; afterwards nothing may. */
    void close() {
        lock.writeLock().lock();
        try {
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private int[] tokens(String text, boolean special, boolean markup) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new Busy("the engine is closed", Duration.ofSeconds(1));
            }
            return functions.tokenize(pointer, text, special, markup);
        } finally {
            lock.readLock().unlock();
        }
    }

    private String written(int token) {
        return token < 0 || token >= bytes.length ? "" : functions.tokenText(pointer, token);
    }
}
