package dev.wenshu.connector.folder.inbox;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says whose turn it is when the file system refuses. */
public final class FolderFaults {
    private FolderFaults() {}

    /** The fault for {@code failure}; {@code what} says what was tried, on which path. */
    public static Fault of(String what, IOException failure) {
        // The JDK has no exception types for these; the texts are those of the Linux and Windows kernels.
        String reason = text(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (failure instanceof AccessDeniedException || reason.contains("read-only file system")) {
            return denied(what, failure);
        }
        if (reason.contains("no space left")
                || reason.contains("not enough space")
                || reason.contains("quota exceeded")) {
            return new Fault(
                    FaultCategory.CAPACITY, what + ": the disk is full. Make room; it is tried again", failure);
        }
        if (reason.contains("file name too long")) {
            return new Fault(FaultCategory.INPUT, what + ": the name is too long. Shorten it", failure);
        }
        return new Fault(
                FaultCategory.EXTERNAL,
                what + ": " + failure.getClass().getSimpleName() + ". It is tried again",
                failure);
    }

    static Fault denied(String what, @Nullable IOException failure) {
        return new Fault(
                FaultCategory.SETUP,
                what + ": access denied. Give the account that runs Wenshu read and write permission there",
                failure);
    }

    private static String text(@Nullable String message) {
        return message == null ? "" : message;
    }
}
