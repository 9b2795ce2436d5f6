package dev.wenshu.document.parse.format.mail;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.TextPages;
import dev.wenshu.document.parse.format.text.TextEncoding;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.parser.ContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;

/** Reads RFC 5322 messages: headers, the better of the text bodies, attachments and enclosed messages as parts. */
public final class MailReader implements FormatReader {
    private static final int LONGEST_HEADER = 256 * 1024;
    private static final int MOST_HEADERS = 2_000;

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        TextPages pages = TextPages.flowing(sink);
        Message message = new Message(sink);
        MimeConfig config = MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(LONGEST_HEADER)
                .setMaxHeaderCount(MOST_HEADERS)
                .setMalformedHeaderStartsBody(false)
                .build();
        MimeStreamParser parser = new MimeStreamParser(config);
        parser.setContentDecoding(true);
        // An enclosed message stays whole and becomes a part.
        parser.setNoRecurse();
        parser.setContentHandler(message);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source.file()))) {
            parser.parse(in);
        } catch (MimeException e) {
            if (message.properties.isEmpty()) {
                throw Refusal.broken("its headers cannot be read");
            }
            sink.problem("BROKEN_TAIL", "The message is damaged; only what stands before the damage was read.");
        }
        message.addText(pages);
        pages.reportHidden();
        sink.head(new DocumentHead(
                DocumentFormat.MAIL,
                "message/rfc822",
                message.properties.getOrDefault("Subject", ""),
                pages.finish(),
                message.properties,
                message.signed));
    }

    /** Follows the structure of one message. */
    private static final class Message implements ContentHandler {
        private static final int LONGEST_TEXT = 8 * 1024 * 1024;
        private static final int SMALLEST_INLINE_IMAGE = 8 * 1024;
        private static final Set<String> KEPT = Set.of(
                "from", "to", "cc", "date", "message-id", "subject", "in-reply-to", "references", "reply-to", "sender");
        private static final Map<String, String> NAMES = Map.of("message-id", "Message-ID", "cc", "Cc");

        private final DocumentSink sink;
        private final Map<String, String> properties = new LinkedHashMap<>();
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private int depth;
        private int partDepth;
        private String disposition = "";
        private String type = "";
        private String contentId = "";
        private boolean signed;

        Message(DocumentSink sink) {
            this.sink = sink;
        }

        void addText(TextPages pages) throws IOException {
            if (!plain.toString().isBlank()) {
                MailBody.addPlain(plain.toString(), pages);
                MailBody.addHidden(html.toString(), pages);
            } else {
                MailBody.addHtml(html.toString(), pages);
            }
        }

        @Override
        public void field(Field field) {
            String name = field.getName().strip().toLowerCase(Locale.ROOT);
            byte[] raw = field.getRaw() == null
                    ? field.getBody().getBytes(StandardCharsets.UTF_8)
                    : field.getRaw().toByteArray();
            String whole = new String(raw, StandardCharsets.ISO_8859_1);
            int colon = whole.indexOf(':');
            byte[] body = field.getRaw() == null ? raw : java.util.Arrays.copyOfRange(raw, colon + 1, raw.length);
            switch (name) {
                case "content-disposition" -> disposition = unfolded(body);
                case "content-type" -> type = unfolded(body);
                case "content-id" -> contentId = unfolded(body);
                default -> {}
            }
            if (partDepth == 0 && KEPT.contains(name)) {
                String value = EncodedWords.decode(body);
                if (!value.isEmpty()) {
                    String shown = NAMES.getOrDefault(name, capitalized(name));
                    properties.putIfAbsent(shown, value);
                }
            }
        }

        @Override
        public void body(BodyDescriptor descriptor, InputStream in) throws IOException {
            String mimeType = descriptor.getMimeType().toLowerCase(Locale.ROOT);
            Map<String, String> inDisposition = Parameters.of(disposition);
            Map<String, String> inType = Parameters.of(type);
            String name = inDisposition.getOrDefault("filename", inType.getOrDefault("name", ""));
            boolean attached = disposition.toLowerCase(Locale.ROOT).startsWith("attachment") || !name.isEmpty();
            signed |= mimeType.contains("signature");
            if (mimeType.startsWith("text/") && !attached) {
                addText(mimeType, inType.getOrDefault("charset", ""), in.readNBytes(LONGEST_TEXT));
            } else if (mimeType.equals("message/rfc822")) {
                sink.part(name.isEmpty() ? "message.eml" : name, in);
            } else if (mimeType.startsWith("image/") && !contentId.isEmpty()) {
                byte[] image = in.readNBytes(SMALLEST_INLINE_IMAGE);
                if (image.length == SMALLEST_INLINE_IMAGE) {
                    sink.part(name, new java.io.SequenceInputStream(new ByteArrayInputStream(image), in));
                }
            } else if (!mimeType.contains("signature") && !mimeType.equals("message/delivery-status")) {
                sink.part(name, in);
            }
        }

        @Override
        public void startHeader() {
            disposition = "";
            type = "";
            contentId = "";
        }

        @Override
        public void startBodyPart() {
            partDepth++;
        }

        @Override
        public void endBodyPart() {
            partDepth--;
        }

        @Override
        public void startMultipart(BodyDescriptor descriptor) {
            signed |= descriptor.getMimeType().equalsIgnoreCase("multipart/signed");
            if (++depth > sink.limits().nesting()) {
                throw Refusal.nesting();
            }
        }

        @Override
        public void endMultipart() {
            depth--;
        }

        @Override
        public void startMessage() {}

        @Override
        public void endMessage() {}

        @Override
        public void endHeader() {}

        @Override
        public void preamble(InputStream in) {}

        @Override
        public void epilogue(InputStream in) {}

        @Override
        public void raw(InputStream in) {}

        private void addText(String mimeType, String charset, byte[] bytes) {
            String text = charset.isEmpty()
                    ? TextEncoding.of(bytes).decode(bytes)
                    : new String(bytes, EncodedWords.charset(charset));
            boolean wrong = !charset.isEmpty() && text.indexOf('\uFFFD') >= 0;
            String right = wrong ? TextEncoding.of(bytes).decode(bytes) : text;
            if (mimeType.equals("text/html")) {
                html.append(right).append('\n');
            } else {
                plain.append(right).append('\n');
            }
        }

        private static String unfolded(byte[] body) {
            String ascii = new String(body, StandardCharsets.ISO_8859_1);
            boolean isPlain = ascii.chars().allMatch(c -> c < 0x80);
            return (isPlain ? ascii : TextEncoding.of(body).decode(body))
                    .replaceAll("\\r?\\n", " ")
                    .strip();
        }

        private static String capitalized(String name) {
            StringBuilder shown = new StringBuilder();
            for (String word : name.split("-", -1)) {
                shown.append(shown.isEmpty() ? "" : "-")
                        .append(Character.toUpperCase(word.charAt(0)))
                        .append(word.substring(1));
            }
            return shown.toString();
        }
    }
}
