package dev.wenshu.office.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts running text into sentences, verbatim but for outer white space. Knows abbreviations, initials, German ordinals,
 * decimal numbers, enumerations, Chinese punctuation, and Chinese text that ends its sentences with a full stop. Text without
 * an end in sight is cut at 800 characters.
 */
final class SentenceSplitter {
    private static final Map<String, Set<String>> ABBREVIATIONS = WordLists.byKey("abbreviations.properties");
    private static final Set<String> ALWAYS = ABBREVIATIONS.getOrDefault("always", Set.of());
    private static final Set<String> BEFORE_NUMBER = ABBREVIATIONS.getOrDefault("number", Set.of());
    private static final Pattern DOTTED = Pattern.compile("(\\p{L}\\.)+\\p{L}{1,3}");
    private static final Pattern ENUMERATOR = Pattern.compile("[(（]?(\\d{1,3}|\\p{L})([.)）]\\d{1,3})*");
    private static final int SHORTEST_CLAUSE = 15;
    private static final int LONGEST = 800;

    private final Language language;

    SentenceSplitter(Language language) {
        this.language = language;
    }

    List<String> split(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            if (ends(text, start, at)) {
                at = end(text, at);
                add(text.substring(start, at), sentences);
                start = at;
            } else {
                at++;
            }
        }
        add(text.substring(start), sentences);
        return sentences;
    }

    private static void add(String piece, List<String> sentences) {
        String rest = piece.strip();
        while (rest.length() > LONGEST) {
            int cut = cut(rest);
            sentences.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            sentences.add(rest);
        }
    }

    private static int cut(String text) {
        for (String marks : List.of(";；", ",，、", " ")) {
            for (int at = LONGEST; at > LONGEST / 2; at--) {
                if (marks.indexOf(text.charAt(at - 1)) >= 0) {
                    return at;
                }
            }
        }
        return Character.isLowSurrogate(text.charAt(LONGEST)) ? LONGEST - 1 : LONGEST;
    }

    /** Past the terminator, others that follow it, and the closing quotes and brackets. */
    private static int end(String text, int at) {
        int next = at + 1;
        while (next < text.length()
                && (Scripts.isCloser(text.charAt(next)) || "。！？!?…".indexOf(text.charAt(next)) >= 0)) {
            next++;
        }
        return next;
    }

    private boolean ends(String text, int start, int at) {
        return switch (text.charAt(at)) {
            case '。', '！', '？', '｡' -> true;
            case '；' -> at - start >= SHORTEST_CLAUSE;
            case '!', '?', '…' -> boundaryFollows(text, at);
            case '.', '．' -> dotEnds(text, start, at);
            default -> false;
        };
    }

    private static boolean boundaryFollows(String text, int at) {
        int next = end(text, at);
        return next == text.length() || Character.isWhitespace(text.charAt(next)) || Scripts.isHan(text.charAt(next));
    }

    private boolean dotEnds(String text, int start, int at) {
        int next = end(text, at);
        if (next == text.length()) {
            return true;
        }
        char before = at == start ? ' ' : text.charAt(at - 1);
        char after = text.charAt(next);
        if (after == '.') {
            return false;
        }
        if (isEnumerator(text, start, at)) {
            return false;
        }
        if (language == Language.CHINESE && (Scripts.isHan(before) || Scripts.isHan(after))) {
            return !(Character.isDigit(before) && Character.isDigit(after));
        }
        if (!Character.isWhitespace(after)) {
            return false;
        }
        if (Character.isWhitespace(before)) {
            return true;
        }
        return !startsLower(text, next) && !abbreviates(wordBefore(text, start, at), text, next);
    }

    private static boolean isEnumerator(String text, int start, int at) {
        String head = text.substring(start, at).strip();
        return head.length() <= 8 && ENUMERATOR.matcher(head).matches();
    }

    private static boolean startsLower(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at < text.length() && Character.isLowerCase(text.charAt(at));
    }

    private static String wordBefore(String text, int start, int at) {
        int from = at;
        while (from > start
                && !Character.isWhitespace(text.charAt(from - 1))
                && "([（\"“„'/".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return text.substring(from, at);
    }

    private boolean abbreviates(String word, String text, int next) {
        if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
            return Character.isLowerCase(word.charAt(0)) || !startsWithFunctionWord(text, next);
        }
        if (word.length() <= 2 && !word.isEmpty() && word.chars().allMatch(Character::isDigit)) {
            return language == Language.GERMAN || language == Language.POLISH;
        }
        if (DOTTED.matcher(word).matches()) {
            return language == Language.GERMAN || !startsWithFunctionWord(text, next);
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return ALWAYS.contains(lower) || (BEFORE_NUMBER.contains(lower) && numberFollows(text, next));
    }

    private boolean startsWithFunctionWord(String text, int next) {
        return language.functionWords().contains(wordAfter(text, next).toLowerCase(Locale.ROOT));
    }

    private static boolean numberFollows(String text, int from) {
        String rest = text.substring(from, Math.min(text.length(), from + 8)).strip();
        return !rest.isEmpty() && Character.isDigit(rest.charAt(0));
    }

    private static String wordAfter(String text, int from) {
        int start = from;
        while (start < text.length() && !Character.isLetter(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }
}
