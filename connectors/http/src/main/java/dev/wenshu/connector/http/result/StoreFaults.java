package dev.wenshu.connector.http.result;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Optional;

/** Says what a fault of the disk means. */
public final class StoreFaults {
    private StoreFaults() {}

    public static Fault of(String what, IOException cause) {
        if (cause instanceof AccessDeniedException || cause.getCause() instanceof ReadOnlyFileSystemException) {
            return new Fault(
                    FaultCategory.SETUP,
                    what + " is not permitted. Check the permissions of wenshu.http.results-folder",
                    cause);
        }
        return isFull(cause)
                ? new Fault(FaultCategory.CAPACITY, what + " failed, as the disk is full", cause)
                : new Fault(FaultCategory.EXTERNAL, what + " failed", cause);
    }

    private static boolean isFull(IOException cause) {
        String reason = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        String text = Optional.ofNullable(reason).orElse("").toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("not enough space") || text.contains("quota");
    }
}
