package dev.wenshu.connector.mail.pickup;

import dev.wenshu.connector.mail.MailConfig.Rules;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which messages are taken; each rule that is set has to hold. */
final class PickUpRules {
    private static final int DEEPEST = 20;

    private final List<Pattern> from;
    private final List<Pattern> subject;
    private final Optional<Boolean> hasAttachment;

    PickUpRules(Rules rules) {
        this.from = patterns(rules.from());
        this.subject = patterns(rules.subject());
        this.hasAttachment = rules.hasAttachment();
    }

    /** Whether the structure of a message is looked at, so that it is fetched for all at once. */
    boolean needsStructure() {
        return hasAttachment.isPresent();
    }

    boolean accepts(Message message) throws MessagingException, IOException {
        return matches(from, sender(message))
                && matches(subject, message.getSubject())
                && (hasAttachment.isEmpty() || hasAttachment.get() == hasAttachment(message, 0));
    }

    private static String sender(Message message) throws MessagingException {
        Address[] senders = message.getFrom();
        return senders != null && senders.length > 0 && senders[0] instanceof InternetAddress address
                ? address.getAddress()
                : "";
    }

    private static boolean hasAttachment(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            return false;
        }
        if (part.isMimeType("multipart/*")) {
            if (part.getContent() instanceof Multipart multipart) {
                for (int at = 0; at < multipart.getCount(); at++) {
                    if (hasAttachment(multipart.getBodyPart(at), depth + 1)) {
                        return true;
                    }
                }
            }
            return false;
        }
        return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
    }

    private static boolean matches(List<Pattern> patterns, @Nullable String text) {
        return patterns.isEmpty()
                || patterns.stream()
                        .anyMatch(pattern ->
                                pattern.matcher(text == null ? "" : text).matches());
    }

    private static List<Pattern> patterns(Optional<List<String>> globs) {
        return globs.orElse(List.of()).stream().map(PickUpRules::pattern).toList();
    }

    private static Pattern pattern(String glob) {
        String regex = Arrays.stream(glob.split("\\*", -1))
                .map(literal -> Arrays.stream(literal.split("\\?", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".")))
                .collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
