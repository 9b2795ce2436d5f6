package dev.wenshu.connector.mail.writeback;

import dev.wenshu.connector.mail.mailbox.MailKeywords;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which mail is answered, and to whom (RFC 3834): never that of programs and lists, never itself. */
final class ReplyRules {
    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");
    private static final List<String> OF_LISTS =
            List.of("List-Id", "List-Post", "List-Unsubscribe", "List-Help", "Mailing-List");
    private static final List<String> OF_PROGRAMS =
            List.of("X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", MailKeywords.KEY_HEADER);
    private static final List<String> MACHINES = List.of("mailer-daemon", "postmaster", "noreply", "no-reply");

    /** The one address to answer, or why there is none. */
    sealed interface Verdict {
        record Answer(InternetAddress to) implements Verdict {}

        record Silence(String reason) implements Verdict {}
    }

    private final String ownAddress;

    ReplyRules(String ownAddress) {
        this.ownAddress = ownAddress;
    }

    Verdict judge(Message message) throws MessagingException {
        String automatic = first(message, "Auto-Submitted");
        if (automatic != null && !automatic.toLowerCase(Locale.ROOT).startsWith("no")) {
            return new Verdict.Silence("the message was submitted automatically");
        }
        for (String header : OF_PROGRAMS) {
            if (first(message, header) != null) {
                return new Verdict.Silence("the message was written by a program");
            }
        }
        String precedence = first(message, "Precedence");
        if (precedence != null && BULK.contains(precedence.toLowerCase(Locale.ROOT))) {
            return new Verdict.Silence("the message is bulk mail");
        }
        for (String header : OF_LISTS) {
            if (first(message, header) != null) {
                return new Verdict.Silence("the message came over a mailing list");
            }
        }
        String returnPath = first(message, "Return-Path");
        if (returnPath != null && returnPath.equals("<>")) {
            return new Verdict.Silence("the message is a delivery report");
        }
        return sender(message)
                .<Verdict>map(this::judge)
                .orElseGet(() -> new Verdict.Silence("the message names no valid sender"));
    }

    private Verdict judge(InternetAddress to) {
        String address = to.getAddress().toLowerCase(Locale.ROOT);
        if (address.equals(ownAddress.toLowerCase(Locale.ROOT))) {
            return new Verdict.Silence("the message was sent by this account");
        }
        String local = address.substring(0, address.lastIndexOf('@'));
        return MACHINES.stream().anyMatch(local::startsWith)
                ? new Verdict.Silence("nobody reads the sender's mailbox")
                : new Verdict.Answer(to);
    }

    /** The first of Reply-To, else of From: one address only, so that nobody can have strangers written to in numbers. */
    private static Optional<InternetAddress> sender(Message message) throws MessagingException {
        // From the header: a server completes addresses in the envelope.
        String replyTo = first(message, "Reply-To");
        String header = replyTo == null ? first(message, "From") : replyTo;
        try {
            InternetAddress[] addresses = InternetAddress.parseHeader(header == null ? "" : header, false);
            if (addresses.length == 0
                    || addresses[0].isGroup()
                    || addresses[0].getAddress().indexOf('@') < 1) {
                return Optional.empty();
            }
            // Without the personal name, which anybody may have made up.
            InternetAddress address = new InternetAddress(addresses[0].getAddress(), true);
            address.validate();
            return Optional.of(address);
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String first(Message message, String header) throws MessagingException {
        String[] values = message.getHeader(header);
        return values == null || values.length == 0 ? null : values[0].strip();
    }
}
