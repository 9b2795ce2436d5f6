package dev.wenshu.connector.sftp;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.files.FileInbox;
import dev.wenshu.connector.files.FileSession;
import dev.wenshu.connector.files.StoredFile;
import dev.wenshu.kernel.ContentHash;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One connection. What the server calls a link is never followed, neither at the end of a path nor on its way. */
final class SftpSession implements FileSession {
    private static final int NAME_DIGITS = 16;

    private final RemoteFolder remote;
    private final Runnable disconnect;
    private final Set<String> plainFolders = new HashSet<>(Set.of(""));

    SftpSession(RemoteFolder remote, Runnable disconnect) {
        this.remote = remote;
        this.disconnect = disconnect;
    }

    @Override
    public List<StoredFile> list(String folder) {
        return isPlainFolder(folder) ? remote.list(folder) : List.of();
    }

    @Override
    public Optional<StoredFile> find(String path) {
        return isPlainFolder(parent(path)) ? remote.look(path) : Optional.empty();
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
        String temporary = temporaryFor(path);
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
        makeFolders(parent(to));
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

    /** Whether a folder is there and neither it nor one on the way is a link; asked once a connection. */
    private boolean isPlainFolder(String folder) {
        if (plainFolders.contains(folder)) {
            return true;
        }
        boolean plain = isPlainFolder(parent(folder))
                && remote.look(folder).filter(StoredFile::isFolder).isPresent();
        if (plain) {
            plainFolders.add(folder);
        }
        return plain;
    }

    private void makeFolders(String folder) {
        if (!isPlainFolder(folder)) {
            makeFolders(parent(folder));
            remote.makeFolder(folder);
        }
    }

    /** Short, because a name of the longest allowed length must still have a temporary neighbour. */
    private static String temporaryFor(String path) {
        String digest = ContentHash.of(path.getBytes(StandardCharsets.UTF_8)).hex();
        return ItemPath.parent(path) + "." + digest.substring(0, NAME_DIGITS) + FileInbox.UNFINISHED;
    }

    private static String parent(String path) {
        return ItemPath.withoutOuterSlashes(ItemPath.parent(path));
    }
}
