package dev.wenshu.inference.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * BERT's tokenizer (Devlin et al., 2019): basic split, then greedy longest-match WordPiece. Reads the vocabulary and
 * options of a Hugging Face {@code tokenizer.json}. Thread-safe.
 */
final class WordPieceTokenizer {
    private static final String CONTINUED = "##";
    private static final int MAX_WORD = 100;

    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final boolean lowerCase;
    private final long begin;
    private final long end;
    private final long unknown;

    WordPieceTokenizer(byte[] tokenizerJson) {
        try {
            JsonNode tokenizer = Json.mapper().readTree(tokenizerJson);
            tokenizer
                    .at("/model/vocab")
                    .properties()
                    .forEach(entry ->
                            vocabulary.put(entry.getKey(), entry.getValue().asInt()));
            lowerCase = tokenizer.at("/normalizer/lowercase").asBoolean();
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, "the tokenizer of the embedding model is damaged", e);
        }
        begin = special("[CLS]");
        end = special("[SEP]");
        unknown = special("[UNK]");
    }

    /** At most {@code window} tokens, the opening and closing one included. */
    long[] encode(String text, int window) {
        LongStream.Builder tokens = LongStream.builder();
        tokens.add(begin);
        int count = 2;
        String normal = normalized(text);
        int at = 0;
        while (at < normal.length() && count < window) {
            int next = wordEnd(normal, at);
            if (!Character.isWhitespace(normal.codePointAt(at))) {
                count += addPieces(normal.substring(at, next), window - count, tokens);
            }
            at = next;
        }
        tokens.add(end);
        return tokens.build().toArray();
    }

    private int addPieces(String word, int room, LongStream.Builder tokens) {
        long[] pieces = pieces(word);
        int taken = Math.min(room, pieces.length);
        for (int i = 0; i < taken; i++) {
            tokens.add(pieces[i]);
        }
        return taken;
    }

    private long[] pieces(String word) {
        if (word.codePointCount(0, word.length()) > MAX_WORD) {
            return new long[] {unknown};
        }
        LongStream.Builder pieces = LongStream.builder();
        int from = 0;
        while (from < word.length()) {
            int to = word.length();
            Integer id = null;
            while (to > from && id == null) {
                String piece = word.substring(from, to);
                id = vocabulary.get(from == 0 ? piece : CONTINUED + piece);
                to -= id == null ? Character.charCount(word.codePointBefore(to)) : 0;
            }
            if (id == null) {
                return new long[] {unknown};
            }
            pieces.add(id);
            from = to;
        }
        return pieces.build().toArray();
    }

    private String normalized(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
                clean.append(' ');
            } else if (codePoint != 0xFFFD && !isControl(codePoint)) {
                clean.appendCodePoint(codePoint);
            }
        });
        if (!lowerCase) {
            return clean.toString();
        }
        StringBuilder bare = new StringBuilder(clean.length());
        Normalizer.normalize(clean, Normalizer.Form.NFD)
                .codePoints()
                .filter(codePoint -> Character.getType(codePoint) != Character.NON_SPACING_MARK)
                .forEach(bare::appendCodePoint);
        return bare.toString().toLowerCase(Locale.ROOT);
    }

    /** A word ends at white space; ideographs and punctuation are words of their own. */
    private static int wordEnd(String text, int from) {
        int first = text.codePointAt(from);
        int at = from + Character.charCount(first);
        if (standsAlone(first)) {
            return at;
        }
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (standsAlone(codePoint)) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private static boolean standsAlone(int codePoint) {
        return Character.isWhitespace(codePoint) || isPunctuation(codePoint) || isIdeograph(codePoint);
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint > ' ' && codePoint < 0x7F && !Character.isLetterOrDigit(codePoint);
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** The blocks that BERT's reference tokenizer sets apart; Kana and Hangul are not among them. */
    private static boolean isIdeograph(int codePoint) {
        return (codePoint >= 0x4E00 && codePoint <= 0x9FFF)
                || (codePoint >= 0x3400 && codePoint <= 0x4DBF)
                || (codePoint >= 0x20000 && codePoint <= 0x2CEAF)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0x2F800 && codePoint <= 0x2FA1F);
    }

    private long special(String token) {
        Integer id = vocabulary.get(token);
        if (id == null) {
            throw new Fault(FaultCategory.SETUP, "the tokenizer of the embedding model lacks " + token);
        }
        return id;
    }
}
