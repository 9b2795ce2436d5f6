package dev.wenshu.connector.s3.bucket;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Says whose turn it is when a store refuses or does not answer. */
final class S3Faults {
    private static final Set<String> CREDENTIALS = Set.of("ExpiredToken", "InvalidToken", "InvalidAccessKeyId");
    private static final Set<String> FULL = Set.of("QuotaExceeded", "XMinioStorageFull", "EntityTooLarge");
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int INSUFFICIENT_STORAGE = 507;

    private S3Faults() {}

    /** The fault for {@code failure}; {@code what} says what was tried, on which key. */
    static Fault of(String what, RuntimeException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof Fault fault) {
                return fault;
            }
            if (at instanceof SSLHandshakeException) {
                return fault(FaultCategory.SETUP, what, "the store's certificate is not trusted", failure);
            }
        }
        return failure instanceof AwsServiceException answer
                ? answered(what, answer)
                : fault(FaultCategory.EXTERNAL, what, "the store did not answer. It is tried again", failure);
    }

    private static Fault answered(String what, AwsServiceException answer) {
        String code = code(answer);
        int status = answer.statusCode();
        if (code.equals("InvalidObjectState")) {
            return fault(FaultCategory.INPUT, what, "the object is in an archive. Restore it first", answer);
        }
        if (code.equals("KeyTooLongError")) {
            return fault(FaultCategory.INPUT, what, "the key is too long. Shorten the object's name", answer);
        }
        if (FULL.contains(code) || status == INSUFFICIENT_STORAGE) {
            return fault(FaultCategory.CAPACITY, what, "the store is full. Make room; it is tried again", answer);
        }
        if (status == FORBIDDEN || status == UNAUTHORIZED || CREDENTIALS.contains(code)) {
            return fault(
                    FaultCategory.SETUP,
                    what,
                    "access denied " + code + ". Check the access key, its secret, its permissions and the clock",
                    answer);
        }
        if (code.equals("NoSuchBucket")) {
            return fault(FaultCategory.SETUP, what, "there is no such bucket", answer);
        }
        if (status == NOT_IMPLEMENTED) {
            return fault(FaultCategory.SETUP, what, "the store cannot do this; see the README on other stores", answer);
        }
        if ((status >= 300 && status < 400) || code.equals("AuthorizationHeaderMalformed")) {
            return fault(FaultCategory.SETUP, what, "the bucket is elsewhere. Check region and endpoint", answer);
        }
        return answer.isThrottlingException() || status >= 500
                ? fault(FaultCategory.EXTERNAL, what, "the store answered " + status + ". It is tried again", answer)
                : fault(FaultCategory.INTERNAL, what, "the store answered " + status + " " + code, answer);
    }

    private static String code(AwsServiceException answer) {
        String code = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorCode();
        return code == null ? "" : code;
    }

    private static Fault fault(FaultCategory category, String what, String reason, RuntimeException cause) {
        return new Fault(category, what + ": " + reason, cause);
    }
}
