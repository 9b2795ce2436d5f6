package dev.wenshu.connector.folder;

import dev.wenshu.connector.folder.inbox.FileVersion;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperations;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each new file whether it is handed on in this poll. A file must be quiet. After a fault that concerns all
 * files, the rest of the poll is skipped; after one that concerns a single file, that file waits longer each time.
 */
final class FilePermits implements GenericFileExclusiveReadLockStrategy<File> {
    private static final Logger LOG = Logger.getLogger(FilePermits.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 7;

    private record Failure(int times, Instant notBefore) {}

    private final QuietFiles quietFiles;
    private final InstantSource clock;
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private volatile String reported = "";

    FilePermits(QuietFiles quietFiles, InstantSource clock) {
        this.quietFiles = quietFiles;
        this.clock = clock;
    }

    void nextPoll() {
        closed = false;
        quietFiles.nextPoll();
    }

    @Override
    public boolean acquireExclusiveReadLock(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        Path path = file.getFile().toPath();
        String key = path.toString();
        Failure failure = failures.get(key);
        if (closed || (failure != null && clock.instant().isBefore(failure.notBefore())) || PickUpFilter.isLink(path)) {
            return false;
        }
        try {
            return quietFiles.isQuiet(key, FileVersion.of(path));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void releaseExclusiveReadLockOnRollback(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        Throwable thrown = exchange.getException();
        String path = file.getFile().toString();
        FaultCategory category = thrown == null ? FaultCategory.INTERNAL : Fault.categoryOf(thrown);
        switch (category) {
            case CAPACITY, EXTERNAL, SETUP -> closed = true;
            case INTERNAL, INPUT -> failures.merge(path, waiting(1), (before, first) -> waiting(before.times() + 1));
        }
        report(category, path, thrown);
    }

    @Override
    public void releaseExclusiveReadLockOnCommit(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        String path = file.getFile().toString();
        failures.remove(path);
        quietFiles.forget(path);
        reported = "";
    }

    @Override
    public void releaseExclusiveReadLockOnAbort(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        // Nothing is held.
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {
        // Leftovers are cleaned by the first poll, when the inbox is known to be there.
    }

    @Override
    public void setTimeout(long timeout) {
        // Never waits.
    }

    @Override
    public void setCheckInterval(long checkInterval) {
        // Looks once a poll.
    }

    @Override
    public void setReadLockLoggingLevel(LoggingLevel level) {
        // A file that is not quiet yet is no news.
    }

    @Override
    public void setMarkerFiler(boolean markerFile) {
        // Leaves no marker.
    }

    @Override
    public void setDeleteOrphanLockFiles(boolean delete) {
        // Leaves no marker.
    }

    private Failure waiting(int times) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        return new Failure(times, clock.instant().plus(wait));
    }

    private void report(FaultCategory category, String path, @Nullable Throwable thrown) {
        String message = category + " " + (thrown == null ? "" : thrown.getMessage());
        if (!message.equals(reported)) {
            reported = message;
            LOG.warnf("%s was not handed on and stays where it is: %s", path, message);
        }
    }
}
