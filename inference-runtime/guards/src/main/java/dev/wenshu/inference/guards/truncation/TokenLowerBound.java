package dev.wenshu.inference.guards.truncation;

import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.Tool;
import java.lang.Character.UnicodeScript;

/**
 * How many tokens a text has at least, whatever the vocabulary. Rests on what byte-pair and unigram tokenizers share: a token
 * does not reach across a word's border, a digit run is cut every few digits, and ideographs are rarely joined in more than
 * fours. What may be free of charge counts nothing: blank space, punctuation, the template's own marks, images.
 */
public final class TokenLowerBound {
    private static final int LETTERS_A_TOKEN = 12;
    private static final int IDEOGRAPHS_A_TOKEN = 3;
    private static final int DIGITS_A_TOKEN = 4;

    private TokenLowerBound() {}

    /** Of everything a prompt says, tools included. */
    public static int of(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Raw raw -> of(raw.text());
            case Prompt.Chat chat -> {
                int tokens = 0;
                for (Message message : chat.messages()) {
                    tokens += of(message.text());
                }
                for (Tool tool : chat.tools()) {
                    tokens += of(tool.description());
                }
                yield tokens;
            }
        };
    }

    /** Of one text. */
    public static int of(String text) {
        long tokens = 0;
        int letters = 0;
        int ideographs = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isSpace(c)) {
                tokens += word(letters, ideographs, digits);
                letters = 0;
                ideographs = 0;
                digits = 0;
            } else if (Character.isDigit(c)) {
                digits++;
            } else if (Character.isLetter(c)) {
                if (isDense(c)) {
                    ideographs++;
                } else {
                    letters++;
                }
            }
        }
        tokens += word(letters, ideographs, digits);
        return (int) Math.min(Integer.MAX_VALUE, tokens);
    }

    /** Between two blanks: at least one token if there is a letter at all. */
    private static long word(int letters, int ideographs, int digits) {
        long parts = (long) letters / LETTERS_A_TOKEN + ideographs / IDEOGRAPHS_A_TOKEN + digits / DIGITS_A_TOKEN;
        return letters > 0 ? Math.max(1, parts) : parts;
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
