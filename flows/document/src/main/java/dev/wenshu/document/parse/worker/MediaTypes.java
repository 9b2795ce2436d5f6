package dev.wenshu.document.parse.worker;

import dev.wenshu.document.parse.format.archive.GuardedZip;
import dev.wenshu.document.parse.format.text.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * What a file is, from its content; the name only decides between kinds of text. Many names of one format are brought to
 * one.
 */
final class MediaTypes {
    private static final int HEAD = 64 * 1024;
    private static final String XML = "application/xml";
    private static final String OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument";
    private static final Pattern MAIL_HEADER = Pattern.compile(
            "(?im)^(from|to|subject|date|message-id|received|return-path|mime-version|delivered-to|content-type|x-[a-z-]+):");
    private static final Set<String> MAIL_NAMES = Set.of("eml", "mht", "mhtml");

    String of(Path file, String name) throws IOException {
        byte[] head = head(file);
        if (startsWith(head, "PK")) {
            return GuardedZip.mediaType(file);
        }
        if (indexOf(head, "%PDF-", 1024) >= 0) {
            return "application/pdf";
        }
        if (isEnvelope(head, name)) {
            return "application/pkcs7-mime";
        }
        String detected = isCommonXml(head) ? XML : detect(file, name);
        if (detected.startsWith("text/") || detected.equals("application/octet-stream") || isXml(detected)) {
            return textual(detected, head, name);
        }
        return switch (detected) {
            case "application/json", "application/javascript" -> "text/plain";
            case "application/vnd.ms-wordml", "application/vnd.ms-spreadsheetml" -> "application/xml";
            case "application/x-gtar" -> "application/x-tar";
            case "application/x-gzip" -> "application/gzip";
            default -> detected;
        };
    }

    /** Tika reads XML up to its root element; of the kinds that it tells apart only one matters here. */
    private static boolean isCommonXml(byte[] head) {
        return startsWith(head, "<?xml") && indexOf(head, OPEN_DOCUMENT, head.length) < 0;
    }

    /** DER or BER, or base64, under the name that signed files have. */
    private static boolean isEnvelope(byte[] head, String name) {
        boolean named = name.toLowerCase(Locale.ROOT).endsWith(".p7m");
        return named && (startsWith(head, "0") || startsWith(head, "MI") || startsWith(head, "-----BEGIN"));
    }

    private static String detect(Path file, String name) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            return Detection.DETECTOR.detect(stream, metadata).getBaseType().toString();
        }
    }

    private static String textual(String detected, byte[] head, String name) {
        String start = TextEncoding.of(head).decode(head).stripLeading();
        String lower = start.toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (detected.equals("text/html") || lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return "text/html";
        }
        if (start.startsWith("<?xml") || isXml(detected)) {
            return lower.contains("<html") && !lower.contains("<!entity") ? "text/html" : "application/xml";
        }
        if (MAIL_NAMES.contains(extension) || looksLikeMail(start)) {
            return "message/rfc822";
        }
        if (detected.equals("application/octet-stream")) {
            return TextEncoding.isText(head) ? "text/plain" : detected;
        }
        return extension.equals("csv") ? "text/csv" : detected;
    }

    private static boolean looksLikeMail(String start) {
        int end = start.indexOf("\n\n");
        int windows = start.indexOf("\r\n\r\n");
        int headers = end < 0 ? windows : windows < 0 ? end : Math.min(end, windows);
        String head = headers < 0 ? start : start.substring(0, headers);
        return MAIL_HEADER
                                .matcher(head)
                                .results()
                                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                                .distinct()
                                .count()
                        >= 3
                && MAIL_HEADER.matcher(start.lines().findFirst().orElse("")).find();
    }

    private static boolean isXml(String type) {
        return type.endsWith("/xml") || type.endsWith("+xml") || type.endsWith("xml-dtd");
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean startsWith(byte[] head, String magic) {
        return indexOf(head, magic, 1) == 0;
    }

    private static int indexOf(byte[] head, String magic, int within) {
        String text = new String(head, 0, Math.min(head.length, within + magic.length()), StandardCharsets.ISO_8859_1);
        return text.indexOf(magic);
    }

    /** Loaded only for files that need it: Tika's registry takes most of a second. */
    private static final class Detection {
        static final Detector DETECTOR = new DefaultDetector();
    }
}
