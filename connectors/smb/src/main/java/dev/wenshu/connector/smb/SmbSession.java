package dev.wenshu.connector.smb;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.smbj.share.DiskEntry;
import com.hierynomus.smbj.share.File;
import dev.wenshu.connector.files.FileInbox;
import dev.wenshu.connector.files.FileSession;
import dev.wenshu.connector.files.PlainFolders;
import dev.wenshu.connector.files.StoredFile;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One connection. What is moved or deleted is opened first, so that nobody writes to it between the look and the change; what the server
 * calls a reparse point is never followed, neither at the end of a path nor on its way.
 */
final class SmbSession implements FileSession {
    private static final Set<AccessMask> TO_CHANGE = EnumSet.of(AccessMask.DELETE, AccessMask.FILE_READ_ATTRIBUTES);
    private static final Set<SMB2ShareAccess> READERS = EnumSet.of(SMB2ShareAccess.FILE_SHARE_READ);

    private final RemoteFolder remote;
    private final Runnable disconnect;
    private final PlainFolders folders;

    SmbSession(RemoteFolder remote, Runnable disconnect) {
        this.remote = remote;
        this.folders = new PlainFolders(remote);
        this.disconnect = disconnect;
    }

    @Override
    public List<StoredFile> list(String folder) {
        return folders.contains(folder) ? remote.list(folder) : List.of();
    }

    @Override
    public Optional<StoredFile> find(String path) {
        return folders.contains(PlainFolders.parent(path)) ? remote.look(path) : Optional.empty();
    }

    @Override
    public Optional<InputStream> read(String path) {
        return remote.reading(path).map(OpenFile::new);
    }

    @Override
    public boolean write(String path, byte[] content, Optional<StoredFile> replaced) {
        String temporary = FileInbox.unfinished(path);
        return remote.asked("writing", path, () -> {
                    try (File file = remote.writing(temporary)) {
                        boolean placed = false;
                        try {
                            file.write(content, 0);
                            boolean unchanged = replaced.isEmpty() || replaced.equals(find(path));
                            placed = unchanged && remote.rename(file, path, replaced.isPresent());
                            return placed;
                        } finally {
                            if (!placed) {
                                file.deleteOnClose();
                            }
                        }
                    }
                })
                .orElse(false);
    }

    @Override
    public boolean move(StoredFile file, String to) {
        folders.make(PlainFolders.parent(to));
        return change("moving", file, open -> remote.rename(open, to, false)).orElse(false);
    }

    @Override
    public boolean delete(StoredFile file) {
        return change("deleting", file, open -> {
                    open.deleteOnClose();
                    return true;
                })
                .orElse(true);
    }

    @Override
    public void requireRoot() {
        if (remote.look("").filter(StoredFile::isFolder).isEmpty()) {
            throw new Fault(
                    FaultCategory.SETUP, remote.source() + " is not there. Create the folder, or mend the settings");
        }
    }

    @Override
    public void close() {
        disconnect.run();
    }

    /** Empty where the file is gone, false where it is another by now. */
    private Optional<Boolean> change(String doing, StoredFile file, Predicate<DiskEntry> change) {
        if (!folders.contains(PlainFolders.parent(file.path()))) {
            return Optional.empty();
        }
        return remote.with(
                doing,
                file.path(),
                TO_CHANGE,
                READERS,
                open -> RemoteFolder.stored(file.path(), open).equals(file) && change.test(open));
    }

    /** Closes the file with the stream. */
    private static final class OpenFile extends FilterInputStream {
        private final File file;

        OpenFile(File file) {
            super(file.getInputStream());
            this.file = file;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                file.close();
            }
        }
    }
}
