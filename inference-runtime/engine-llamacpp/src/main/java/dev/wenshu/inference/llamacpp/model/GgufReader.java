package dev.wenshu.inference.llamacpp.model;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads the head of a GGUF file, versions 2 and 3, little-endian, within limits that no honest file meets. */
final class GgufReader implements Closeable {
    private static final int MAGIC = 0x46554747;
    private static final long MOST_ENTRIES = 1 << 20;
    private static final long MOST_TENSORS = 1 << 20;
    private static final long MOST_ARRAY = 1 << 26;
    private static final long LONGEST_KEY = 1 << 16;
    private static final long LONGEST_TEXT = 1 << 26;
    private static final int KEPT_TEXT = 1 << 16;
    private static final int MOST_DIMENSIONS = 4;
    private static final long DEFAULT_ALIGNMENT = 32;
    private static final String ALIGNMENT = "general.alignment";
    private static final int UINT32 = 4;
    private static final int STRING = 8;
    private static final int ARRAY = 9;

    private final Path file;
    private final long fileSize;
    private final DataInputStream in;
    private final VocabularyCheck vocabulary;
    private long at;

    GgufReader(Path file) throws IOException {
        this.file = file;
        this.vocabulary = new VocabularyCheck(file);
        this.fileSize = Files.size(file);
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    GgufHeader header() throws IOException {
        try {
            if (int32() != MAGIC) {
                throw GgufHeader.refused(file, "it does not begin with GGUF");
            }
            int version = int32();
            if (version != 2 && version != 3) {
                throw GgufHeader.refused(file, "its format version is " + version + ", 2 and 3 are read");
            }
            long tensors = bounded(int64(), MOST_TENSORS, "number of tensors");
            long entries = bounded(int64(), MOST_ENTRIES, "number of metadata entries");
            Map<String, Object> metadata = new HashMap<>();
            for (long i = 0; i < entries; i++) {
                String key = text(LONGEST_KEY, "key");
                int type = int32();
                if (key.equals(ALIGNMENT) && type != UINT32) {
                    throw GgufHeader.refused(file, ALIGNMENT + " is of the type " + type);
                }
                value(type, 0, key, metadata);
            }
            vocabulary.finish();
            checkTensors(tensors, metadata);
            return new GgufHeader(file, fileSize, Map.copyOf(metadata));
        } catch (EOFException e) {
            throw GgufHeader.refused(file, "it ends within its header, after " + fileSize + " bytes");
        } catch (ArithmeticException e) {
            throw GgufHeader.refused(file, "a tensor is larger than any file");
        }
    }

    private void checkTensors(long tensors, Map<String, Object> metadata) throws IOException {
        long end = 0;
        for (long i = 0; i < tensors; i++) {
            String name = text(LONGEST_KEY, "tensor name");
            int dimensions = int32();
            if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
                throw GgufHeader.refused(file, "a tensor has " + dimensions + " dimensions");
            }
            long values = 1;
            for (int d = 0; d < dimensions; d++) {
                long extent = int64();
                if (extent <= 0) {
                    throw GgufHeader.refused(file, "the tensor " + name + " has an extent of " + extent);
                }
                values = Math.multiplyExact(values, extent);
            }
            TensorType type = TensorType.of(int32());
            long offset = int64();
            if (offset < 0) {
                throw GgufHeader.refused(file, "the tensor " + name + " begins before the file");
            }
            end = Math.max(end, Math.addExact(offset, type == null ? 1 : type.bytes(values)));
        }
        long alignment = metadata.get(ALIGNMENT) instanceof Number set ? set.longValue() : DEFAULT_ALIGNMENT;
        if (alignment <= 0 || alignment > LONGEST_KEY) {
            throw GgufHeader.refused(file, "its alignment is " + alignment);
        }
        long begin = Math.ceilDiv(at, alignment) * alignment;
        long needed = Math.addExact(begin, end);
        if (tensors > 0 && needed > fileSize) {
            throw GgufHeader.refused(
                    file,
                    "it has " + fileSize + " bytes and its tensors need " + needed + ": the download is not whole");
        }
    }

    private void value(int type, int depth, String key, Map<String, Object> metadata) throws IOException {
        switch (type) {
            case 0, 1, 7 -> keep(metadata, depth, key, (long) int8());
            case 2, 3 -> {
                skip(2);
            }
            case 4, 5 -> keep(metadata, depth, key, (long) int32());
            case 6 -> keep(metadata, depth, key, Float.intBitsToFloat(int32()));
            case 10, 11 -> keep(metadata, depth, key, int64());
            case 12 -> keep(metadata, depth, key, Double.longBitsToDouble(int64()));
            case STRING -> {
                String text = text(LONGEST_TEXT, "text");
                vocabulary.text(key, text);
                if (text.length() <= KEPT_TEXT) {
                    keep(metadata, depth, key, text);
                }
            }
            case ARRAY -> array(depth, key, metadata);
            default -> throw GgufHeader.refused(file, "its metadata has a value of the unknown type " + type);
        }
    }

    private void array(int depth, String key, Map<String, Object> metadata) throws IOException {
        if (depth > 0) {
            throw GgufHeader.refused(file, "its metadata nests arrays");
        }
        int type = int32();
        long length = bounded(int64(), MOST_ARRAY, "length of an array");
        vocabulary.array(key, type, length);
        for (long i = 0; i < length; i++) {
            value(type, depth + 1, key, metadata);
        }
    }

    private static void keep(Map<String, Object> metadata, int depth, String key, Object value) {
        if (depth == 0) {
            metadata.put(key, value);
        }
    }

    private String text(long longest, String what) throws IOException {
        long length = bounded(int64(), Math.min(longest, fileSize), "length of a " + what);
        at += length;
        byte[] bytes = new byte[(int) length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long bounded(long value, long most, String what) {
        if (value < 0 || value > most) {
            throw GgufHeader.refused(file, "the " + what + " is " + Long.toUnsignedString(value));
        }
        return value;
    }

    private byte int8() throws IOException {
        at++;
        return in.readByte();
    }

    private int int32() throws IOException {
        at += Integer.BYTES;
        return Integer.reverseBytes(in.readInt());
    }

    private long int64() throws IOException {
        at += Long.BYTES;
        return Long.reverseBytes(in.readLong());
    }

    private void skip(int bytes) throws IOException {
        at += bytes;
        in.skipNBytes(bytes);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
