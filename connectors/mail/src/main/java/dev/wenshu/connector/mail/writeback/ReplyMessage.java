package dev.wenshu.connector.mail.writeback;

import dev.wenshu.connector.mail.mailbox.MailKeywords;
import dev.wenshu.kernel.ContentHash;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the answer to a message, in its thread. Whatever it takes from the message is cut down to what it has to be. */
final class ReplyMessage {
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,250}>");
    private static final Pattern REPLY_PREFIX =
            Pattern.compile("(re|aw|sv|antw|回复|答复)\\s*[:：].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int MOST_REFERENCES = 20;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LARGEST_COMPARED = 1024 * 1024;

    private final Session session;
    private final InternetAddress from;

    ReplyMessage(Session session, InternetAddress from) {
        this.session = session;
        this.from = from;
    }

    MimeMessage to(InternetAddress sender, Message original, String text, String key, Instant now)
            throws MessagingException {
        MimeMessage reply = new KeptIdMessage(session);
        reply.setFrom(from);
        reply.setRecipient(Message.RecipientType.TO, sender);
        reply.setSubject(subject(original.getSubject()), StandardCharsets.UTF_8.name());
        reply.setSentDate(Date.from(now));
        List<String> ids = messageIds(original.getHeader("Message-ID"));
        if (!ids.isEmpty()) {
            List<String> references = messageIds(original.getHeader("References"));
            references = new ArrayList<>(
                    references.subList(Math.max(0, references.size() - MOST_REFERENCES), references.size()));
            references.add(ids.getFirst());
            reply.setHeader("In-Reply-To", ids.getFirst());
            reply.setHeader("References", String.join("\r\n ", references));
        }
        reply.setHeader("Auto-Submitted", "auto-replied");
        reply.setHeader(MailKeywords.KEY_HEADER, headerOf(key));
        reply.setHeader("Message-ID", "<" + headerOf(key) + "@" + domain() + ">");
        byte[] bytes = text.replaceAll("\\R", "\r\n").getBytes(StandardCharsets.UTF_8);
        // As a data source: no handler has to be found for the type, which depends on class loaders.
        reply.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "text/plain; charset=UTF-8")));
        reply.saveChanges();
        return reply;
    }

    /** The key of an operation as a header and part of a Message-ID. */
    static String headerOf(String key) {
        return "wenshu-" + ContentHash.of(key.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** SHA-256 over what a person changes in a draft: recipients, subject and text. */
    static String fingerprint(Message reply) throws MessagingException, IOException {
        String recipients = reply.getAllRecipients() == null ? "" : Arrays.toString(reply.getAllRecipients());
        String text;
        try (InputStream content = ((MimeMessage) reply).getInputStream()) {
            text = new String(content.readNBytes(LARGEST_COMPARED), StandardCharsets.UTF_8);
        }
        String compared = recipients + "\n" + plain(reply.getSubject()) + "\n" + reply.isMimeType("text/plain") + "\n"
                + text.replaceAll("\\R", "\n").strip();
        return ContentHash.of(compared.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String subject(@Nullable String original) {
        String subject = plain(original);
        subject = REPLY_PREFIX.matcher(subject).matches() ? subject : "Re: " + subject;
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT));
    }

    /** On one line: an encoded subject can hold line ends, which would begin a header of its own. */
    private static String plain(@Nullable String subject) {
        return subject == null
                ? ""
                : subject.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }

    private static List<String> messageIds(String @Nullable [] headers) {
        return headers == null
                ? List.of()
                : Arrays.stream(headers)
                        .flatMap(header -> MESSAGE_ID.matcher(header).results())
                        .map(found -> found.group())
                        .collect(Collectors.toList());
    }

    private String domain() {
        return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }

    /** Keeps the Message-ID it was given, so that a reply that is sent twice is one for servers that compare them. */
    private static final class KeptIdMessage extends MimeMessage {
        KeptIdMessage(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() {
            // Set already.
        }
    }
}
