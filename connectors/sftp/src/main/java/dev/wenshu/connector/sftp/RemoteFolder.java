package dev.wenshu.connector.sftp;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.files.PlainFolders;
import dev.wenshu.connector.files.StoredFile;
import dev.wenshu.connector.files.StoredFile.Kind;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHStatExtensionInfo;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHStatPathExtension;
import org.apache.sshd.sftp.common.SftpConstants;

/**
 * The commands of the protocol on paths of the watched folder. What is not there, and a name that is taken, are answers; all else is a
 * fault.
 *
 * @param root put before paths; empty where the login begins
 */
record RemoteFolder(String source, String root, SftpClient sftp) implements PlainFolders.Remote {
    private static final int MOST_ENTRIES = 1_000_000;

    /** Nothing where there is no such folder. */
    List<StoredFile> list(String folder) {
        List<StoredFile> files = new ArrayList<>();
        try {
            for (DirEntry entry : sftp.readDir(remote(folder))) {
                String name = entry.getFilename();
                if (!name.equals(".") && !name.equals("..")) {
                    files.add(listed(folder.isEmpty() ? name : folder + "/" + name, entry.getAttributes()));
                }
                if (files.size() > MOST_ENTRIES) {
                    throw new Fault(
                            FaultCategory.SETUP,
                            source + "/" + ItemPath.shown(folder) + " has over a million entries. Use sub-folders");
                }
            }
            return files;
        } catch (IOException e) {
            if (SftpFaults.isAbsent(e)) {
                return List.of();
            }
            throw fault("listing", folder, e);
        } catch (RuntimeException e) {
            // The client's iterator wraps what the server answers.
            throw e.getCause() instanceof IOException io ? fault("listing", folder, io) : e;
        }
    }

    /** Without following a link at the end of the path. */
    @Override
    public Optional<StoredFile> look(String path) {
        try {
            return Optional.of(stored(path, sftp.lstat(remote(path))));
        } catch (IOException e) {
            if (SftpFaults.isAbsent(e)) {
                return Optional.empty();
            }
            throw fault("looking at", path, e);
        }
    }

    Optional<InputStream> read(String path) {
        try {
            return Optional.of(sftp.read(remote(path)));
        } catch (IOException e) {
            if (SftpFaults.isAbsent(e)) {
                return Optional.empty();
            }
            throw fault("reading", path, e);
        }
    }

    void requireFolder() {
        try {
            if (!sftp.stat(remote("")).isDirectory()) {
                throw new Fault(FaultCategory.SETUP, source + " is no folder");
            }
        } catch (IOException e) {
            if (SftpFaults.isAbsent(e)) {
                throw new Fault(
                        FaultCategory.SETUP, source + " is not there. Create the folder, or mend the settings", e);
            }
            throw fault("looking at", "", e);
        }
    }

    /** Nothing where it is there already; a SETUP fault where a link or file has its name. */
    @Override
    public void makeFolder(String folder) {
        try {
            sftp.mkdir(remote(folder));
        } catch (IOException e) {
            Optional<StoredFile> there = look(folder);
            if (there.isEmpty()) {
                throw fault("making", folder, e);
            }
            if (!there.get().isFolder()) {
                throw new Fault(
                        FaultCategory.SETUP,
                        source + "/" + ItemPath.shown(folder) + " is a link or a file, where a folder is to be");
            }
        }
    }

    void put(String path, byte[] content) {
        try (OutputStream out = sftp.write(remote(path), OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
            out.write(content);
        } catch (IOException e) {
            throw SftpFaults.isFailure(e) && isFull(content.length)
                    ? SftpFaults.full("writing " + source + "/" + ItemPath.shown(path), e)
                    : fault("writing", path, e);
        }
    }

    /** False where the name is taken or the file gone. OpenSSH links and unlinks, so that it never takes the place of another. */
    boolean rename(String from, String to) {
        try {
            sftp.rename(remote(from), remote(to));
            return true;
        } catch (IOException e) {
            if (SftpFaults.isAbsent(e) || (SftpFaults.isFailure(e) && look(to).isPresent())) {
                return false;
            }
            throw fault("moving", from, e);
        }
    }

    /** At once where the server can; else the old one goes first, and a repetition finds none there. */
    boolean replace(String from, String to) {
        OpenSSHPosixRenameExtension atOnce = sftp.getExtension(OpenSSHPosixRenameExtension.class);
        if (atOnce == null || !atOnce.isSupported()) {
            remove(to);
            return rename(from, to);
        }
        try {
            atOnce.posixRename(remote(from), remote(to));
            return true;
        } catch (IOException e) {
            throw fault("replacing", to, e);
        }
    }

    void remove(String path) {
        try {
            sftp.remove(remote(path));
        } catch (IOException e) {
            if (!SftpFaults.isAbsent(e)) {
                throw fault("deleting", path, e);
            }
        }
    }

    void removeQuietly(String path) {
        try {
            sftp.remove(remote(path));
        } catch (IOException e) {
            // It is hidden, never picked up, and written over by the next attempt.
        }
    }

    /** OpenSSH answers a full disk like any other failure, but tells how much room there is. */
    private boolean isFull(long needed) {
        OpenSSHStatPathExtension room = sftp.getExtension(OpenSSHStatPathExtension.class);
        if (room == null || !room.isSupported()) {
            return false;
        }
        try {
            OpenSSHStatExtensionInfo found = room.stat(remote(""));
            return found.f_bavail * Math.max(found.f_frsize, 1) <= needed;
        } catch (IOException e) {
            return false;
        }
    }

    private StoredFile listed(String path, Attributes attributes) {
        boolean unknown = attributes.getType() == SftpConstants.SSH_FILEXFER_TYPE_UNKNOWN;
        return unknown
                ? look(path).orElseGet(() -> StoredFile.of(path, Kind.OTHER, 0, Instant.EPOCH))
                : stored(path, attributes);
    }

    private static StoredFile stored(String path, Attributes attributes) {
        Kind kind = attributes.isSymbolicLink()
                ? Kind.OTHER
                : attributes.isDirectory() ? Kind.FOLDER : attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
        Instant modified = Optional.ofNullable(attributes.getModifyTime())
                .map(FileTime::toInstant)
                .orElse(Instant.EPOCH);
        return StoredFile.of(path, kind, attributes.getSize(), modified);
    }

    private String remote(String path) {
        if (root.isEmpty() || path.isEmpty()) {
            String only = root + path;
            return only.isEmpty() ? "." : only;
        }
        return root.endsWith("/") ? root + path : root + "/" + path;
    }

    private Fault fault(String doing, String path, IOException e) {
        return SftpFaults.of(doing, source, path, e);
    }
}
