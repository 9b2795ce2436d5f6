package dev.wenshu.inference.guards.truncation;

import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.Tool;
import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.Set;

/**
 * How many tokens a text has at least, whatever the vocabulary. Rests on what byte-pair and unigram tokenizers share: a token
 * does not reach across a blank, a digit run is cut every few digits, and ideographs are rarely joined in more than threes. Set
 * phrases are an exception (a whole 人民代表大会常务委员会 is one token somewhere), so that what was said before counts little. What may be
 * free of charge counts nothing: blank space, punctuation, the template's own marks, images.
 */
public final class TokenLowerBound {
    private static final int LETTERS_A_TOKEN = 12;
    private static final int IDEOGRAPHS_A_TOKEN = 3;
    private static final int REPEATED_A_TOKEN = 16;
    private static final int DIGITS_A_TOKEN = 4;
    private static final int MOST_REMEMBERED = 100_000;

    private final Set<Long> said = new HashSet<>();
    private long lastFour;
    private long tokens;
    private int letters;
    private int ideographs;
    private int repeated;
    private int digits;

    private TokenLowerBound() {}

    /** Of everything a prompt says, descriptions of tools included. */
    public static int of(Prompt prompt) {
        TokenLowerBound bound = new TokenLowerBound();
        switch (prompt) {
            case Prompt.Raw raw -> bound.add(raw.text());
            case Prompt.Chat chat -> {
                chat.messages().stream().map(Message::text).forEach(bound::add);
                chat.tools().stream().map(Tool::description).forEach(bound::add);
            }
        }
        return bound.total();
    }

    /** Of one text. */
    public static int of(String text) {
        TokenLowerBound bound = new TokenLowerBound();
        bound.add(text);
        return bound.total();
    }

    private void add(String text) {
        text.codePoints().forEach(this::add);
        endWord();
    }

    private void add(int c) {
        if (isSpace(c)) {
            endWord();
        } else if (Character.isDigit(c)) {
            digits++;
        } else if (Character.isLetter(c)) {
            if (!isDense(c)) {
                letters++;
            } else if (isNew(c)) {
                ideographs++;
            } else {
                repeated++;
            }
        }
    }

    /** Whether the last four ideographs, of which this is one, have not been said before. */
    private boolean isNew(int c) {
        lastFour = lastFour << 16 | (c & 0xFFFF);
        return said.size() < MOST_REMEMBERED && said.add(lastFour);
    }

    /** Between two blanks: at least one token if there is a letter at all. */
    private void endWord() {
        long parts = (long) letters / LETTERS_A_TOKEN
                + ideographs / IDEOGRAPHS_A_TOKEN
                + repeated / REPEATED_A_TOKEN
                + digits / DIGITS_A_TOKEN;
        tokens += letters > 0 ? Math.max(1, parts) : parts;
        letters = 0;
        ideographs = 0;
        repeated = 0;
        digits = 0;
    }

    private int total() {
        return (int) Math.min(Integer.MAX_VALUE, tokens);
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || c == 0xA0 || c == 0x3000;
    }

    private static boolean isDense(int c) {
        return c >= 0x1100
                && switch (UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
                    default -> false;
                };
    }
}
