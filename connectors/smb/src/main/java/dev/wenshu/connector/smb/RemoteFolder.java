package dev.wenshu.connector.smb;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.msfscc.FileAttributes;
import com.hierynomus.msfscc.fileinformation.FileAllInformation;
import com.hierynomus.msfscc.fileinformation.FileIdBothDirectoryInformation;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2CreateOptions;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.common.SMBRuntimeException;
import com.hierynomus.smbj.share.DiskEntry;
import com.hierynomus.smbj.share.DiskShare;
import com.hierynomus.smbj.share.File;
import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.files.PlainFolders;
import dev.wenshu.connector.files.StoredFile;
import dev.wenshu.connector.files.StoredFile.Kind;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Opens what is in the watched folder. What is not there is an answer; all else is a fault.
 *
 * @param root of the share, without outer slashes; empty is the whole share
 */
record RemoteFolder(String source, String root, DiskShare share) implements PlainFolders.Remote {
    private static final Pattern NO_NAME = Pattern.compile("[\\\\:*?\"<>|]");
    private static final Set<SMB2CreateOptions> AS_IT_IS = EnumSet.of(SMB2CreateOptions.FILE_OPEN_REPARSE_POINT);
    private static final long FOLDER = FileAttributes.FILE_ATTRIBUTE_DIRECTORY.getValue();
    private static final long LINK = FileAttributes.FILE_ATTRIBUTE_REPARSE_POINT.getValue();

    /** Nothing where there is no such folder. */
    List<StoredFile> list(String folder) {
        return asked("listing", folder, () -> share.list(remote(folder))).orElse(List.of()).stream()
                .filter(entry ->
                        !entry.getFileName().equals(".") && !entry.getFileName().equals(".."))
                .map(entry -> stored(folder, entry))
                .toList();
    }

    /** Without following a link at the end of the path. */
    @Override
    public Optional<StoredFile> look(String path) {
        return with(
                "looking at",
                path,
                EnumSet.of(AccessMask.FILE_READ_ATTRIBUTES),
                SMB2ShareAccess.ALL,
                entry -> stored(path, entry));
    }

    /** What {@code use} makes of what is there; empty where nothing is. It is closed after that. */
    <T> Optional<T> with(
            String doing,
            String path,
            Set<AccessMask> access,
            Set<SMB2ShareAccess> others,
            Function<DiskEntry, T> use) {
        return asked(doing, path, () -> {
            try (DiskEntry entry =
                    share.open(remote(path), access, null, others, SMB2CreateDisposition.FILE_OPEN, AS_IT_IS)) {
                return use.apply(entry);
            }
        });
    }

    /** Opened for reading, whoever else has it open; empty where it is gone. */
    Optional<File> reading(String path) {
        return asked(
                "reading",
                path,
                () -> share.openFile(
                        remote(path),
                        EnumSet.of(AccessMask.GENERIC_READ),
                        null,
                        SMB2ShareAccess.ALL,
                        SMB2CreateDisposition.FILE_OPEN,
                        EnumSet.of(SMB2CreateOptions.FILE_NON_DIRECTORY_FILE)));
    }

    /** A file of one's own: nobody else opens it while it is written. One left by an earlier attempt is written over. */
    File writing(String path) {
        return asked(
                        "writing",
                        path,
                        () -> share.openFile(
                                remote(path),
                                EnumSet.of(AccessMask.GENERIC_WRITE, AccessMask.DELETE),
                                null,
                                EnumSet.noneOf(SMB2ShareAccess.class),
                                SMB2CreateDisposition.FILE_OVERWRITE_IF,
                                EnumSet.of(SMB2CreateOptions.FILE_NON_DIRECTORY_FILE)))
                .orElseThrow(() -> new Fault(
                        FaultCategory.EXTERNAL, shown("writing", path) + ": its folder is gone. It is tried again"));
    }

    /** False where the name is taken. */
    boolean rename(DiskEntry open, String to, boolean replace) {
        try {
            open.rename(remote(to), replace);
            return true;
        } catch (SMBApiException e) {
            if (SmbFaults.isTaken(e)) {
                return false;
            }
            throw SmbFaults.of(shown("moving to", to), e);
        }
    }

    /** Nothing where it is there already; a SETUP fault where a link or file has its name. */
    @Override
    public void makeFolder(String folder) {
        try {
            share.mkdir(remote(folder));
        } catch (SMBApiException e) {
            Optional<StoredFile> there = look(folder);
            if (there.isEmpty()) {
                throw SmbFaults.of(shown("making", folder), e);
            }
            if (!there.get().isFolder()) {
                throw new Fault(
                        FaultCategory.SETUP, shown("making", folder) + ": a link or a file is where a folder is to be");
            }
        } catch (SMBRuntimeException e) {
            throw SmbFaults.broken(shown("making", folder), e);
        }
    }

    /** What the client raises as a fault; empty for what is not there. */
    <T> Optional<T> asked(String doing, String path, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (SMBApiException e) {
            if (SmbFaults.isAbsent(e)) {
                return Optional.empty();
            }
            throw SmbFaults.of(shown(doing, path), e);
        } catch (SMBRuntimeException e) {
            throw SmbFaults.broken(shown(doing, path), e);
        }
    }

    /** Time as precise as the server keeps it, a ten-millionth of a second, and size. */
    static StoredFile stored(String path, DiskEntry open) {
        FileAllInformation all = open.getFileInformation();
        return stored(
                path,
                all.getBasicInformation().getFileAttributes(),
                all.getBasicInformation().getLastWriteTime(),
                all.getStandardInformation().getEndOfFile());
    }

    private static StoredFile stored(String folder, FileIdBothDirectoryInformation entry) {
        String path = folder.isEmpty() ? entry.getFileName() : folder + "/" + entry.getFileName();
        return stored(path, entry.getFileAttributes(), entry.getLastWriteTime(), entry.getEndOfFile());
    }

    private static StoredFile stored(String path, long attributes, com.hierynomus.msdtyp.FileTime written, long size) {
        Kind kind = (attributes & LINK) != 0 ? Kind.OTHER : (attributes & FOLDER) != 0 ? Kind.FOLDER : Kind.FILE;
        return new StoredFile(path, kind, written.getWindowsTimeStamp() + "/" + size, size, written.toInstant());
    }

    /** A colon would lead to another stream of a file, a backslash to another folder. */
    private String remote(String path) {
        if (NO_NAME.matcher(path).find()) {
            throw new Fault(FaultCategory.INPUT, shown("asking for", path) + ": no server has such names");
        }
        String whole = root.isEmpty() || path.isEmpty() ? root + path : root + "/" + path;
        return whole.replace('/', '\\');
    }

    private String shown(String doing, String path) {
        return doing + " " + source + "/" + ItemPath.shown(path);
    }
}
