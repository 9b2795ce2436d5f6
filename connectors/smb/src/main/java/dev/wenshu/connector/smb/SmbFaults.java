package dev.wenshu.connector.smb;

import com.hierynomus.mserref.NtStatus;
import com.hierynomus.mssmb2.SMBApiException;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.EnumSet;
import java.util.Set;

/** What the answers of a server mean ([MS-ERREF] 2.3). */
final class SmbFaults {
    private static final long QUOTA_EXCEEDED = 0xC0000044L;
    private static final Set<NtStatus> ABSENT = EnumSet.of(
            NtStatus.STATUS_OBJECT_NAME_NOT_FOUND,
            NtStatus.STATUS_OBJECT_PATH_NOT_FOUND,
            NtStatus.STATUS_NO_SUCH_FILE,
            NtStatus.STATUS_NOT_FOUND,
            NtStatus.STATUS_NOT_A_DIRECTORY,
            NtStatus.STATUS_DELETE_PENDING,
            NtStatus.STATUS_FILE_DELETED);

    private SmbFaults() {}

    static boolean isAbsent(SMBApiException e) {
        return ABSENT.contains(e.getStatus());
    }

    static boolean isTaken(SMBApiException e) {
        return e.getStatus() == NtStatus.STATUS_OBJECT_NAME_COLLISION;
    }

    /** While logging in, what the server answers is about the settings, unless it is short of something. */
    static Fault login(String source, SMBApiException e) {
        return switch (e.getStatus()) {
            case STATUS_INSUFFICIENT_RESOURCES,
                    STATUS_INSUFF_SERVER_RESOURCES,
                    STATUS_IO_TIMEOUT,
                    STATUS_TIMEOUT,
                    STATUS_REQUEST_NOT_ACCEPTED,
                    STATUS_NETWORK_NAME_DELETED,
                    STATUS_CONNECTION_RESET,
                    STATUS_CONNECTION_DISCONNECTED -> broken("connecting to " + source, e);
            default ->
                new Fault(
                        FaultCategory.SETUP,
                        source + ": the server refuses user, password or share (" + status(e) + ")",
                        e);
        };
    }

    /** @param what as in {@code reading smb://host/share/a.pdf} */
    static Fault of(String what, SMBApiException e) {
        if (e.getStatusCode() == QUOTA_EXCEEDED) {
            return full(what, e);
        }
        return switch (e.getStatus()) {
            case STATUS_ACCESS_DENIED, STATUS_PRIVILEGE_NOT_HELD, STATUS_NOT_SUPPORTED, STATUS_CANNOT_DELETE ->
                new Fault(FaultCategory.SETUP, what + ": the server does not permit it to this user", e);
            case STATUS_DISK_FULL -> full(what, e);
            case STATUS_OBJECT_NAME_INVALID, STATUS_NAME_TOO_LONG ->
                new Fault(FaultCategory.INPUT, what + ": the server has no such names", e);
            default -> broken(what, e);
        };
    }

    static Fault broken(String what, Exception e) {
        String reason = e instanceof SMBApiException status
                ? status(status)
                : e.getClass().getSimpleName();
        return new Fault(
                FaultCategory.EXTERNAL,
                what + ": the server failed, broke off, or has the file in use (" + reason + "). It is tried again",
                e);
    }

    private static Fault full(String what, SMBApiException e) {
        return new Fault(FaultCategory.CAPACITY, what + ": the server has no room. It is tried again", e);
    }

    private static String status(SMBApiException e) {
        return e.getStatus() + " 0x" + Long.toHexString(e.getStatusCode());
    }
}
