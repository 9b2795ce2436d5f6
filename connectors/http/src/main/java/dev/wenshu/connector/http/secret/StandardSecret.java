package dev.wenshu.connector.http.secret;

import dev.wenshu.connector.settings.Secret;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;

/** Signs as Standard Webhooks does: {@code v1,} and the base64 of an HMAC over {@code id.timestamp.body}. */
public final class StandardSecret {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private StandardSecret() {}

    /** An HMAC that has taken all but the body. A SETUP fault where the secret is not as the standard wants it. */
    public static Mac begin(Secret secret, String id, long timestamp) {
        Mac mac = Hmac.sha256(bytes(secret));
        mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        return mac;
    }

    /** The value of the header, once the HMAC has taken the body. */
    public static String end(Mac mac) {
        return VERSION + Base64.getEncoder().encodeToString(mac.doFinal());
    }

    public static String sign(Secret secret, String id, Instant at, byte[] body) {
        Mac mac = begin(secret, id, at.getEpochSecond());
        mac.update(body);
        return end(mac);
    }

    /** Whether one of the signatures of a header, which are apart by spaces, is the expected one. */
    public static boolean matches(String header, String expected) {
        return Arrays.stream(header.split(" "))
                .map(signature -> Hmac.areEqual(signature, expected))
                .reduce(false, Boolean::logicalOr);
    }

    /** The key of 24 to 64 bytes; a SETUP fault where it is none. */
    public static byte[] bytes(Secret secret) {
        String value = secret.require();
        String base64 = value.startsWith(PREFIX) ? value.substring(PREFIX.length()) : value;
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length >= SHORTEST && bytes.length <= LONGEST) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Said below, without the value that the exception quotes.
        }
        throw new Fault(
                FaultCategory.SETUP,
                secret.setting() + " must be " + PREFIX + " and " + SHORTEST + " to " + LONGEST + " bytes in base64");
    }
}
