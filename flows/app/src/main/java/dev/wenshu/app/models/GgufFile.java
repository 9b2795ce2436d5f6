package dev.wenshu.app.models;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of weights in the GGUF format (ggml's specification, versions 2 and 3, little endian), of which the first part
 * names all others where it is split. Only the header is looked at; an engine reads the rest.
 */
public record GgufFile(Path path) {
    /** How llama.cpp names the parts of a split file. */
    static final Pattern PART = Pattern.compile("(.*)-(\\d{5})-of-(\\d{5})\\.gguf");

    private static final int MAGIC = 0x46554747;
    private static final int HEADER_BYTES = 24;
    private static final long PLAUSIBLE = 1L << 24;

    /** Looks at the header, and where the file is one of several parts, at those of all; else an INPUT fault says why not. */
    public static GgufFile check(Path path) {
        Path file = path.toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw refused(file, "there is no such file");
        }
        Matcher part = PART.matcher(String.valueOf(file.getFileName()));
        if (!part.matches()) {
            checkHeader(file);
            return new GgufFile(file);
        }
        int parts = Integer.parseInt(part.group(3));
        for (int number = 1; number <= parts; number++) {
            Path sibling = file.resolveSibling(partName(part.group(1), number, parts));
            if (!Files.isRegularFile(sibling)) {
                throw refused(file, "it is one of " + parts + " parts and " + sibling.getFileName() + " is missing");
            }
            checkHeader(sibling);
        }
        return new GgufFile(file.resolveSibling(partName(part.group(1), 1, parts)));
    }

    private static String partName(String stem, int number, int parts) {
        return stem + String.format(Locale.ROOT, "-%05d-of-%05d.gguf", number, parts);
    }

    private static void checkHeader(Path file) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file)) {
            while (header.hasRemaining()) {
                if (channel.read(header) < 0) {
                    throw new EOFException();
                }
            }
        } catch (EOFException e) {
            throw refused(file, "it is shorter than a GGUF header");
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, file + " cannot be read: " + e.getMessage(), e);
        }
        header.flip();
        if (header.getInt() != MAGIC) {
            throw refused(file, "it does not begin as a GGUF file does");
        }
        int version = header.getInt();
        if (version != 2 && version != 3) {
            throw refused(file, "it is of GGUF version " + Integer.toUnsignedString(version) + "; 2 and 3 can be read");
        }
        long tensors = header.getLong();
        long properties = header.getLong();
        if (tensors < 0 || tensors > PLAUSIBLE || properties < 1 || properties > PLAUSIBLE) {
            throw refused(file, "its header counts tensors and properties that no model has");
        }
    }

    private static Fault refused(Path file, String why) {
        return new Fault(FaultCategory.INPUT, file + " is no model to run: " + why);
    }
}
