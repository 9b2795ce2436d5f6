package dev.wenshu.connector.mail.writeback;

import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.mail.writeback.OriginalLocator.Place;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Writes decision and kind as IMAP keywords; other properties are values, for which a mailbox has no place. A decision or kind
 * that is there and neither wanted nor to be replaced is a conflict.
 */
final class KeywordWriter {
    private static final String DECISION = "decision";
    private static final String KIND = "kind";
    private static final String PREFIX = "$Wenshu";
    private static final String KIND_PREFIX = PREFIX + "Kind-";
    private static final List<String> DECISIONS = List.of("accepted", "review", "rejected");

    private final Map<String, String> configured;

    /** @param configured keyword by decision or kind, in place of the one made from its name */
    KeywordWriter(Map<String, String> configured) {
        this.configured = configured;
    }

    WriteBackOutcome write(Keyed keyed, SetProperties operation, OriginalLocator locator) throws MessagingException {
        List<String> wanted = keywords(operation.properties());
        if (wanted.isEmpty()) {
            return new Refused(keyed.key(), "a message can only be given a decision or a kind");
        }
        Optional<Place> found = locator.find(keyed.item());
        if (found.isEmpty()) {
            return new Conflict(keyed.key(), MailWrites.GONE);
        }
        try (Place place = found.get()) {
            if (!takesKeywords(place, wanted)) {
                return new Refused(
                        keyed.key(), "the server keeps no keywords; set wenshu.mail.write-keywords to false");
            }
            List<String> replaced = new ArrayList<>(keywords(operation.replaces()));
            replaced.removeAll(wanted);
            List<String> present = new ArrayList<>(ours(place.message(), operation.properties()));
            present.removeAll(wanted);
            present.removeAll(replaced);
            if (!present.isEmpty()) {
                return new Conflict(keyed.key(), "the message has " + present + ", which somebody else set; it stays");
            }
            set(place.message(), wanted, replaced);
            return new Written(
                    keyed.key(), place.folder().getFullName(), new UndoRecord.Keywords(wanted, replaced).text());
        }
    }

    WriteBackOutcome undo(UndoRequest request, UndoRecord.Keywords record, OriginalLocator locator)
            throws MessagingException {
        Optional<Place> found = locator.find(request.item());
        if (found.isEmpty()) {
            return new Conflict(request.key(), MailWrites.GONE);
        }
        try (Place place = found.get()) {
            set(place.message(), record.replaced(), record.added());
            return new Written(request.key(), place.folder().getFullName(), "");
        }
    }

    private List<String> keywords(Map<String, String> properties) {
        List<String> keywords = new ArrayList<>();
        String decision = properties.get(DECISION);
        if (decision != null && !decision.isBlank()) {
            keywords.add(ofDecision(decision));
        }
        String kind = properties.get(KIND);
        if (kind != null && !kind.isBlank()) {
            keywords.add(configured.getOrDefault(kind, KIND_PREFIX + atom(kind)));
        }
        return keywords;
    }

    private String ofDecision(String decision) {
        String atom = atom(decision);
        return configured.getOrDefault(decision, PREFIX + Character.toUpperCase(atom.charAt(0)) + atom.substring(1));
    }

    /** Those keywords of the message that say a decision or kind which the operation also says. */
    private List<String> ours(IMAPMessage message, Map<String, String> properties) throws MessagingException {
        List<String> decisions = DECISIONS.stream().map(this::ofDecision).toList();
        return Arrays.stream(message.getFlags().getUserFlags())
                .filter(keyword -> (properties.containsKey(DECISION) && decisions.contains(keyword))
                        || (properties.containsKey(KIND) && keyword.startsWith(KIND_PREFIX)))
                .toList();
    }

    private static void set(IMAPMessage message, List<String> add, List<String> remove) throws MessagingException {
        if (!remove.isEmpty()) {
            message.setFlags(flags(remove), false);
        }
        if (!add.isEmpty()) {
            message.setFlags(flags(add), true);
        }
    }

    private static boolean takesKeywords(Place place, List<String> wanted) {
        Flags permanent = place.folder().getPermanentFlags();
        return permanent != null
                && (permanent.contains(Flags.Flag.USER)
                        || Arrays.asList(permanent.getUserFlags()).containsAll(wanted));
    }

    private static Flags flags(List<String> keywords) {
        Flags flags = new Flags();
        keywords.forEach(flags::add);
        return flags;
    }

    private static String atom(String text) {
        String atom = text.replaceAll("[^A-Za-z0-9_-]", "-");
        return atom.substring(0, Math.min(atom.length(), 40));
    }
}
