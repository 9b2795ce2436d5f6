package dev.wenshu.connector.mail.mailbox;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which message, in three parts: UIDVALIDITY and UID name it in its folder (RFC 3501), the hash of its Message-ID in any
 * folder.
 *
 * @param identity SHA-256 in hexadecimal, of the Message-ID or, where a message has none, of its date, sender and subject
 */
public record MailVersion(long uidValidity, long uid, String identity) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,19})/(\\d{1,19})/([0-9a-f]{64})");
    private static final String[] INSTEAD_OF_ID = {"Date", "From", "Subject"};

    public static MailVersion of(SourceItem item) {
        Matcher matcher = TEXT.matcher(item.version());
        if (!matcher.matches()) {
            throw new Fault(FaultCategory.INTERNAL, "an item of the mail connector has a version of another kind");
        }
        return new MailVersion(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3));
    }

    public static String identityOf(Message message) throws MessagingException {
        String id = ((MimeMessage) message).getMessageID();
        if (id != null && !id.isBlank()) {
            return hash(id.strip());
        }
        StringBuilder text = new StringBuilder();
        for (String header : INSTEAD_OF_ID) {
            text.append(header).append(Arrays.toString(message.getHeader(header)));
        }
        return hash(text.toString());
    }

    public String itemId() {
        return uidValidity + "/" + uid;
    }

    public String text() {
        return itemId() + "/" + identity;
    }

    private static String hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
