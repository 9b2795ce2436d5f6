package dev.wenshu.office.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The words of one sentence, reduced to what ranking needs.
 *
 * @param terms hashes of the topic-bearing words in their order: Latin words cut to their first seven letters, Chinese by
 *     character pairs
 * @param length in words; two Chinese characters count as one
 * @param deictic share of the words that say little when the sentence stands alone, 0 to 1
 * @param letters share of letters among the characters that are no white space, 0 to 1
 * @param form how it ends
 */
public record Wording(int[] terms, int length, double deictic, double letters, Form form) {
    private static final int STEM = 7;
    private static final int CJK_PAIR = 2;
    private static final int LONGEST_REMARK = 30;
    private static final String EMPTY_HAN = "的了是在和与及等为有对将以其并从就也都而或被于把向由这那之此我你他她它们个中上下不一者所可会能要到说";

    public static Wording of(String text, Language language) {
        return new Reader(text, language).read();
    }

    /** How many of the terms are different. */
    public int variety() {
        return (int) Arrays.stream(terms).distinct().count();
    }

    private static Form form(String text) {
        int at = text.length() - 1;
        while (at > 0 && (Scripts.isCloser(text.charAt(at)) || text.charAt(at) == ' ')) {
            at--;
        }
        char last = at < 0 ? ' ' : text.charAt(at);
        if (last == '?' || last == '？') {
            return Form.QUESTION;
        }
        return ".!。！．；;".indexOf(last) >= 0 ? Form.STATEMENT : Form.FRAGMENT;
    }

    /** What a sentence is by its last mark. */
    public enum Form {
        STATEMENT,
        QUESTION,
        /** Breaks off, or is a title or an item without a full stop. */
        FRAGMENT
    }

    @Override
    public String toString() {
        return "Wording[length=" + length + "]";
    }

    private static final class Reader {
        private final String text;
        private final Set<String> functionWords;
        private final Set<String> deicticWords;
        private int[] terms = new int[16];
        private int size;
        private int words;
        private int han;
        private int deictic;
        private int letters;
        private int visible;

        Reader(String text, Language language) {
            this.text = text;
            this.functionWords = language.functionWords();
            this.deicticWords = language.deicticWords();
        }

        Wording read() {
            int at = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                visible += Character.isWhitespace(c) ? 0 : 1;
                if (c == '{') {
                    at = remark(at);
                } else if (Scripts.isHan(c) || Scripts.isKana(c)) {
                    character(at, c);
                    at++;
                } else if (Character.isLetterOrDigit(c)) {
                    at = word(at);
                } else {
                    at++;
                }
            }
            int length = words + (han + 1) / CJK_PAIR;
            double share = length == 0 ? 0 : Math.min(1, deictic / (double) length);
            return new Wording(
                    Arrays.copyOf(terms, size),
                    length,
                    share,
                    visible == 0 ? 0 : letters / (double) visible,
                    form(text));
        }

        /** Curly brackets hold a transcriber's remarks: laughter, a word broken off. */
        private int remark(int from) {
            int end = text.indexOf('}', from);
            if (end < 0 || end - from > LONGEST_REMARK) {
                return from + 1;
            }
            deictic++;
            return end + 1;
        }

        private void character(int at, char c) {
            han++;
            letters++;
            boolean empty = EMPTY_HAN.indexOf(c) >= 0;
            if (deicticWords.contains(String.valueOf(c))) {
                deictic++;
            }
            if (at + 1 < text.length() && !empty) {
                char next = text.charAt(at + 1);
                if ((Scripts.isHan(next) || Scripts.isKana(next)) && EMPTY_HAN.indexOf(next) < 0) {
                    add((c << 16) ^ next);
                }
            }
        }

        private int word(int from) {
            int to = from;
            while (to < text.length() && isPartOfWord(text.charAt(to))) {
                letters += Character.isLetter(text.charAt(to)) ? 1 : 0;
                to++;
            }
            visible += to - from - 1;
            words++;
            String lower = text.substring(from, to).toLowerCase(Locale.ROOT);
            if (deicticWords.contains(lower)) {
                deictic++;
            }
            if (lower.length() > 1 && !functionWords.contains(lower) && !deicticWords.contains(lower)) {
                add(lower.substring(0, Math.min(STEM, lower.length())).hashCode());
            }
            return to;
        }

        private static boolean isPartOfWord(char c) {
            return Character.isLetterOrDigit(c) && !Scripts.isHan(c) && !Scripts.isKana(c);
        }

        private void add(int term) {
            if (size == terms.length) {
                terms = Arrays.copyOf(terms, size * 2);
            }
            terms[size++] = term;
        }
    }
}
