package dev.wenshu.document.parse.format.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters of a MIME header, with the continuations and encodings of RFC 2231, and the encoded words that are not allowed there. */
final class Parameters {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^=\\s;]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;]*))");

    private Parameters() {}

    /** By lower-case name. */
    static Map<String, String> of(String header) {
        Map<String, Map<Integer, Piece>> pieces = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            String key = matcher.group(1).toLowerCase(java.util.Locale.ROOT);
            String quoted = matcher.group(2);
            String value = quoted != null
                    ? quoted.replaceAll("\\\\(.)", "$1")
                    : matcher.group(3).strip();
            boolean encoded = key.endsWith("*");
            String bare = encoded ? key.substring(0, key.length() - 1) : key;
            int star = bare.indexOf('*');
            String digits = star < 0 ? "" : bare.substring(star + 1);
            int index = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
            String name = star < 0 ? bare : bare.substring(0, star);
            pieces.computeIfAbsent(name, any -> new TreeMap<>()).put(index, new Piece(value, encoded));
        }
        Map<String, String> values = new HashMap<>();
        pieces.forEach((name, list) -> values.put(name, joined(list)));
        return values;
    }

    private static String joined(Map<Integer, Piece> pieces) {
        if (pieces.values().stream().noneMatch(Piece::encoded)) {
            return EncodedWords.decode(
                    String.join("", pieces.values().stream().map(Piece::value).toList()));
        }
        Charset charset = StandardCharsets.UTF_8;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean first = true;
        for (Piece piece : pieces.values()) {
            String value = piece.value();
            int language = value.indexOf('\'', value.indexOf('\'') + 1);
            if (first && piece.encoded() && language > 0) {
                charset = EncodedWords.charset(value.substring(0, value.indexOf('\'')));
                value = value.substring(language + 1);
            }
            bytes.writeBytes(piece.encoded() ? percentDecoded(value) : value.getBytes(charset));
            first = false;
        }
        return bytes.toString(charset);
    }

    private static byte[] percentDecoded(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '%' && i + 2 < value.length() && isHex(value, i + 1)) {
                bytes.write(Integer.parseInt(value.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(value.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(String value, int at) {
        return Character.digit(value.charAt(at), 16) >= 0 && Character.digit(value.charAt(at + 1), 16) >= 0;
    }

    private record Piece(String value, boolean encoded) {}
}
