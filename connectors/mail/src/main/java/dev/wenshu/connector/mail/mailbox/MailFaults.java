package dev.wenshu.connector.mail.mailbox;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says whose turn it is when a mail server refuses. Texts of servers are not repeated: they can quote mail. */
public final class MailFaults {
    private MailFaults() {}

    /** The fault for {@code failure}; {@code what} says what was tried, on which account and folder. */
    public static Fault of(String what, Exception failure) {
        String answer = text(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (failure instanceof AuthenticationFailedException) {
            // RFC 5530: the account is fine, the server is not.
            return answer.contains("[unavailable]") || answer.contains("[inuse]")
                    ? fault(
                            FaultCategory.EXTERNAL,
                            what + ": the server cannot check logins now. It is tried again",
                            failure)
                    : fault(FaultCategory.SETUP, what + ": login refused. Check user, password and auth", failure);
        }
        if (failure instanceof FolderNotFoundException) {
            return fault(FaultCategory.SETUP, what + ": no such folder. Create it or correct the setting", failure);
        }
        if (isTls(failure)) {
            return fault(
                    FaultCategory.SETUP,
                    what + ": the server's certificate or TLS is not accepted. Check tls, port and the certificate",
                    failure);
        }
        if (answer.contains("overquota") || answer.contains("quota exceeded")) {
            return fault(FaultCategory.CAPACITY, what + ": the mailbox is full. Make room; it is tried again", failure);
        }
        if (answer.contains("[noperm]") || answer.contains("permission denied")) {
            return fault(FaultCategory.SETUP, what + ": the account may not do that on the server", failure);
        }
        return fault(
                FaultCategory.EXTERNAL,
                what + ": " + failure.getClass().getSimpleName() + ". It is tried again",
                failure);
    }

    private static boolean isTls(Exception failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 16; depth++) {
            if (at instanceof SSLException || at instanceof CertificateException) {
                return true;
            }
            at = at instanceof MessagingException next && next.getNextException() != null
                    ? next.getNextException()
                    : at.getCause();
        }
        return false;
    }

    private static Fault fault(FaultCategory category, String message, Exception cause) {
        return new Fault(category, message, cause);
    }

    private static String text(@Nullable String message) {
        return message == null ? "" : message;
    }
}
