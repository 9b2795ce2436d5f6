package dev.wenshu.connector.sftp;

import dev.wenshu.connector.files.FileInbox;
import dev.wenshu.connector.files.FileSession;
import dev.wenshu.connector.files.PlainFolders;
import dev.wenshu.connector.files.StoredFile;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** One connection. What the server calls a link is never followed, neither at the end of a path nor on its way. */
final class SftpSession implements FileSession {
    private final RemoteFolder remote;
    private final Runnable disconnect;
    private final PlainFolders folders;

    SftpSession(RemoteFolder remote, Runnable disconnect) {
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
        return remote.read(path);
    }

    @Override
    public boolean write(String path, byte[] content, Optional<StoredFile> replaced) {
        if (replaced.isPresent() && !isUnchanged(replaced.get())) {
            return false;
        }
        String temporary = FileInbox.unfinished(path);
        boolean placed = false;
        try {
            remote.put(temporary, content);
            placed = replaced.isPresent() ? remote.replace(temporary, path) : remote.rename(temporary, path);
            return placed;
        } finally {
            if (!placed) {
                remote.removeQuietly(temporary);
            }
        }
    }

    @Override
    public boolean move(StoredFile file, String to) {
        if (!isUnchanged(file)) {
            return false;
        }
        folders.make(PlainFolders.parent(to));
        return remote.rename(file.path(), to);
    }

    @Override
    public boolean delete(StoredFile file) {
        Optional<StoredFile> now = find(file.path());
        if (now.isPresent() && !isUnchanged(file)) {
            return false;
        }
        remote.remove(file.path());
        return true;
    }

    @Override
    public void requireRoot() {
        remote.requireFolder();
    }

    @Override
    public void close() {
        disconnect.run();
    }

    private boolean isUnchanged(StoredFile file) {
        return find(file.path())
                .filter(now -> now.isFile() && now.version().equals(file.version()))
                .isPresent();
    }
}
