package dev.wenshu.connector.sftp;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** What the answers of a server mean (draft-ietf-secsh-filexfer-13, 9.1; version 3 has the first eight). */
final class SftpFaults {
    private static final Set<Integer> ABSENT =
            Set.of(SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH);
    private static final Pattern FULL = Pattern.compile("no space|disk full|quota|disk is full|not enough space");

    private SftpFaults() {}

    static boolean isAbsent(IOException e) {
        return e instanceof SftpException status && ABSENT.contains(status.getStatus());
    }

    /** Version 3 answers this for a name that is taken, and for all that it has no number for. */
    static boolean isFailure(IOException e) {
        return e instanceof SftpException status
                && (status.getStatus() == SftpConstants.SSH_FX_FAILURE
                        || status.getStatus() == SftpConstants.SSH_FX_FILE_ALREADY_EXISTS);
    }

    /** @param doing as in {@code reading} */
    static Fault of(String doing, String source, String path, IOException e) {
        String what = doing + " " + source + "/" + ItemPath.shown(path);
        return switch (category(e)) {
            case SETUP -> new Fault(FaultCategory.SETUP, what + ": the server does not permit it to this user", e);
            case CAPACITY -> full(what, e);
            case INPUT -> new Fault(FaultCategory.INPUT, what + ": the server has no such names", e);
            case EXTERNAL, INTERNAL ->
                new Fault(
                        FaultCategory.EXTERNAL,
                        what + ": the server failed or broke off (" + reason(e) + "). It is tried again",
                        e);
        };
    }

    static Fault full(String what, IOException e) {
        return new Fault(FaultCategory.CAPACITY, what + ": the server has no room. It is tried again", e);
    }

    private static FaultCategory category(IOException e) {
        if (!(e instanceof SftpException status)) {
            return FaultCategory.EXTERNAL;
        }
        return switch (status.getStatus()) {
            case SftpConstants.SSH_FX_PERMISSION_DENIED,
                    SftpConstants.SSH_FX_WRITE_PROTECT,
                    SftpConstants.SSH_FX_OP_UNSUPPORTED -> FaultCategory.SETUP;
            case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED ->
                FaultCategory.CAPACITY;
            case SftpConstants.SSH_FX_INVALID_FILENAME -> FaultCategory.INPUT;
            default ->
                FULL.matcher(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT))
                                .find()
                        ? FaultCategory.CAPACITY
                        : FaultCategory.EXTERNAL;
        };
    }

    private static String reason(IOException e) {
        return e instanceof SftpException status
                ? SftpConstants.getStatusName(status.getStatus())
                : e.getClass().getSimpleName();
    }
}
