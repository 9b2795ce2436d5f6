package dev.wenshu.samples.carrier;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * An RFC 5322 message with encoded words and attachments.
 *
 * @param charset of header words and body
 */
public record MailMessage(
        String fromName,
        String from,
        String toName,
        String to,
        String subject,
        OffsetDateTime sent,
        String body,
        Charset charset,
        List<Attachment> attachments) {
    /** A file of a message. */
    public record Attachment(String fileName, String mediaType, byte[] content) {}

    private static final String BOUNDARY = "=_wenshu_sample_boundary";
    private static final String NEWLINE = "\r\n";
    private static final int CHARACTERS_A_WORD = 12;

    public MailMessage {
        attachments = List.copyOf(attachments);
    }

    public byte[] bytes() {
        List<String> out = new ArrayList<>(List.of(
                "From: " + word(fromName) + " <" + from + ">",
                "To: " + word(toName) + " <" + to + ">",
                "Subject: " + word(subject),
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(sent),
                "Message-ID: <" + sent.toEpochSecond() + ".sample@" + from.substring(from.indexOf('@') + 1) + ">",
                "MIME-Version: 1.0"));
        if (attachments.isEmpty()) {
            out.addAll(textPart());
        } else {
            out.add("Content-Type: multipart/mixed; boundary=\"" + BOUNDARY + "\"");
            out.add("");
            out.add("--" + BOUNDARY);
            out.addAll(textPart());
            for (Attachment attachment : attachments) {
                out.add("--" + BOUNDARY);
                out.addAll(filePart(attachment));
            }
            out.add("--" + BOUNDARY + "--");
        }
        return (String.join(NEWLINE, out) + NEWLINE).getBytes(StandardCharsets.US_ASCII);
    }

    private List<String> textPart() {
        return List.of(
                "Content-Type: text/plain; charset=" + charset.name().toLowerCase(Locale.ROOT),
                "Content-Transfer-Encoding: base64",
                "",
                base64(body.replace("\n", NEWLINE).getBytes(charset)));
    }

    private List<String> filePart(Attachment attachment) {
        String name = word(attachment.fileName());
        return List.of(
                "Content-Type: " + attachment.mediaType() + ";",
                " name=\"" + name + "\"",
                "Content-Transfer-Encoding: base64",
                "Content-Disposition: attachment;",
                " filename=\"" + name + "\"",
                "",
                base64(attachment.content()));
    }

    private static String base64(byte[] content) {
        return Base64.getMimeEncoder().encodeToString(content);
    }

    private String word(String text) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            return text;
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < text.length(); i += CHARACTERS_A_WORD) {
            String piece = text.substring(i, Math.min(text.length(), i + CHARACTERS_A_WORD));
            words.add(
                    "=?" + charset.name() + "?B?" + Base64.getEncoder().encodeToString(piece.getBytes(charset)) + "?=");
        }
        return String.join(NEWLINE + " ", words);
    }
}
