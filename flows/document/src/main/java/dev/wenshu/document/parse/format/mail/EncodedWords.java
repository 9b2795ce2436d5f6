package dev.wenshu.document.parse.format.mail;

import dev.wenshu.document.parse.format.text.TextEncoding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes header text: encoded words (RFC 2047) and raw bytes. Neighbouring words of one encoding are joined before they
 * are decoded, because senders split inside a character.
 */
final class EncodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=");

    private EncodedWords() {}

    /** A header's bytes as they stand in the message, unfolded. */
    static String decode(byte[] raw) {
        String ascii = new String(raw, StandardCharsets.ISO_8859_1);
        boolean plain = ascii.chars().allMatch(c -> c < 0x80);
        return decode(plain ? ascii : TextEncoding.of(raw).decode(raw));
    }

    static String decode(String text) {
        String unfolded = text.replaceAll("\\r?\\n[ \\t]?", " ");
        Matcher matcher = WORD.matcher(unfolded);
        StringBuilder decoded = new StringBuilder();
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        String charset = "";
        int end = 0;
        while (matcher.find()) {
            String between = unfolded.substring(end, matcher.start());
            String own = matcher.group(1).replaceFirst("\\*.*", "");
            boolean joins = between.isBlank() && own.equalsIgnoreCase(charset);
            if (!joins) {
                decoded.append(string(open, charset));
                decoded.append(between.isBlank() && end > 0 ? "" : between);
            }
            charset = own;
            open.writeBytes(bytes(matcher.group(2), matcher.group(3)));
            end = matcher.end();
        }
        decoded.append(string(open, charset)).append(unfolded.substring(end));
        return decoded.toString().strip();
    }

    static Charset charset(String name) {
        String lower = name.strip().replace("\"", "").toLowerCase(Locale.ROOT);
        try {
            // GB18030 holds everything that its predecessors hold, and senders are careless with the name.
            return switch (lower) {
                case "gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "ms936", "hz-gb-2312" ->
                    Charset.forName("GB18030");
                case "big5" -> Charset.forName("Big5-HKSCS");
                case "us-ascii", "ascii", "iso-8859-1", "latin1" -> Charset.forName("windows-1252");
                case "utf8" -> StandardCharsets.UTF_8;
                default -> Charset.forName(lower);
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String string(ByteArrayOutputStream open, String charset) {
        byte[] bytes = open.toByteArray();
        open.reset();
        return bytes.length == 0 ? "" : new String(bytes, charset(charset));
    }

    private static byte[] bytes(String encoding, String text) {
        if (encoding.equalsIgnoreCase("b")) {
            return Base64.getMimeDecoder().decode(text.replaceAll("[^A-Za-z0-9+/]", ""));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '='
                    && i + 2 < text.length()
                    && text.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes((c == '_' ? " " : Character.toString(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
