package dev.wenshu.connector.claim;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the documents lie that messages only refer to. A message then is a small JSON object, {@code {"path":"in/a.pdf"}}, with
 * {@code "fileName"} beside it where people are to see another name (Claim Check of Enterprise Integration Patterns).
 */
public final class ClaimCheckFolder {
    /** Longest message that is read as a reference, in bytes. */
    public static final int LONGEST_REFERENCE = 16 * 1024;

    private final Path root;

    private record Reference(
            @JsonProperty(required = true) String path,
            @Nullable String fileName) {}

    /** A file that was referred to; the stream is the caller's to close. */
    public record Claimed(String fileName, InputStream content) {}

    /** @param root need not be there yet; nothing outside it is ever opened, through links neither */
    public ClaimCheckFolder(Path root) {
        this.root = root;
    }

    /**
     * Opens the file. An INPUT fault where the bytes are no reference, lead out, or name no file; EXTERNAL where the folder is
     * away or the file cannot be read.
     */
    public Claimed claim(byte[] reference) {
        Reference read = parse(reference);
        Path file = root.resolve(plain(read.path()));
        if (!Files.isRegularFile(file)) {
            requireReachable();
            throw refused("names a file that is not there. Write the file first, the message after it");
        }
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(root.toRealPath())) {
                throw refused("leads out of its folder");
            }
            String given = read.fileName() == null ? "" : read.fileName();
            return new Claimed(
                    PlainName.of(given, String.valueOf(real.getFileName())),
                    Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new Fault(
                    FaultCategory.EXTERNAL,
                    "a file below " + root + " cannot be read (" + e.getClass().getSimpleName()
                            + "). It is tried again",
                    e);
        }
    }

    /** Throws an EXTERNAL fault where the folder is away, as a network drive can be. */
    public void requireReachable() {
        if (!Files.isDirectory(root) || !Files.isReadable(root)) {
            throw new Fault(FaultCategory.EXTERNAL, "the folder of references " + root + " cannot be reached or read");
        }
    }

    private static Reference parse(byte[] reference) {
        try {
            if (reference.length > LONGEST_REFERENCE) {
                throw refused("is too long");
            }
            Reference read = Json.mapper().readValue(reference, Reference.class);
            if (read == null || read.path() == null) {
                throw refused("has no path");
            }
            return read;
        } catch (IOException e) {
            // Without its cause: a parser's message quotes what it could not read.
            throw refused("is no JSON object of path and fileName");
        }
    }

    private static Path plain(String path) {
        try {
            Path relative = Path.of(path);
            for (Path name : relative) {
                String text = name.toString();
                if (text.isEmpty() || text.equals(".") || text.equals("..")) {
                    throw refused("leads out of its folder or nowhere");
                }
            }
            if (relative.isAbsolute() || relative.getRoot() != null || path.indexOf('\\') >= 0) {
                throw refused("is not relative to its folder with / between names");
            }
            return relative;
        } catch (InvalidPathException e) {
            throw refused("has a path that cannot be");
        }
    }

    private static Fault refused(String why) {
        return new Fault(FaultCategory.INPUT, "a reference " + why);
    }
}
