package dev.wenshu.connector.folder.ledger;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Notices that a person has the ledger open: saving now would be lost when they save. */
final class LedgerGuard {
    private LedgerGuard() {}

    /** An EXTERNAL fault while Excel, LibreOffice or another program has {@code ledger} open. */
    static void requireFree(Path ledger) throws IOException {
        String name = String.valueOf(ledger.getFileName());
        for (String lock : List.of("~$" + name, ".~lock." + name + "#")) {
            if (Files.exists(ledger.resolveSibling(lock), LinkOption.NOFOLLOW_LINKS)) {
                throw open(ledger, "Close it there; if nobody has it open, delete " + lock);
            }
        }
        if (Files.exists(ledger)) {
            requireUnlocked(ledger);
        }
    }

    private static void requireUnlocked(Path ledger) throws IOException {
        try (FileChannel channel = FileChannel.open(ledger, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw open(ledger, "Close it there");
            }
            lock.release();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            throw new Fault(
                    FaultCategory.EXTERNAL, "ledger " + ledger + " is held by another program. It is tried again", e);
        }
    }

    private static Fault open(Path ledger, String advice) {
        return new Fault(
                FaultCategory.EXTERNAL,
                "ledger " + ledger + " is open in another program. " + advice + ". The rows are written after that");
    }
}
