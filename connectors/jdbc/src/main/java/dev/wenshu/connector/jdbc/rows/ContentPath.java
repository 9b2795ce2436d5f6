package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the file that a row names. It lies below one folder, and no part of the name and no link leads out of that. */
final class ContentPath {
    private ContentPath() {}

    static InputStream open(Path root, String named) {
        Path real;
        try {
            real = root.toRealPath();
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, "path-root " + root + " is not there or cannot be read", e);
        }
        try {
            Path wanted = real.resolve(named.replace('\\', '/')).normalize();
            if (!wanted.startsWith(real) || wanted.equals(real)) {
                throw outside(null);
            }
            Path file = wanted.toRealPath();
            if (!file.startsWith(real) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw outside(null);
            }
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            throw outside(e);
        } catch (NoSuchFileException e) {
            // Only what is a defect of one item waits by itself; the file may come after its row.
            throw new Fault(FaultCategory.INTERNAL, "the file that the row names is not below path-root yet", e);
        } catch (IOException e) {
            throw new Fault(FaultCategory.EXTERNAL, "the file that the row names cannot be read. It is tried again", e);
        }
    }

    private static Fault outside(@Nullable Exception cause) {
        return new Fault(FaultCategory.INPUT, "the row names no file below path-root", cause);
    }
}
