package dev.wenshu.invoice.lines;

import dev.wenshu.document.Box;
import dev.wenshu.document.Word;
import dev.wenshu.invoice.text.Folding;
import java.util.regex.Pattern;

/** A word of a row with what it may be a value of. */
record Token(String text, Box box, Shape shape) {
    /** The kinds of words that a table holds. */
    enum Shape {
        /** With two decimals. */
        MONEY,
        NUMBER,
        PERCENT,
        /** A sign or code of a currency, a lone percent sign, asterisks in place of an amount. */
        MARK,
        TEXT
    }

    private static final Pattern MARK =
            Pattern.compile("[€$£¥%*]+|(?i:eur|usd|gbp|chf|cny|rmb|rm|myr|pln|zl|zł|sek|kr)\\.?");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,2}(?:[.,]\\d{1,2})?%|免税|不征税");
    private static final Pattern MONEY = Pattern.compile("[-−–(]?[€$£¥]?-?\\d[\\d.,'’]*[.,]\\d{2}[€$£¥]?[-)]?");
    private static final Pattern NUMBER = Pattern.compile("[-−–(]?[€$£¥]?-?\\d[\\d.,'’]*[€$£¥]?[-)]?");

    static Token of(Word word) {
        String text = Folding.narrow(word.text()).strip();
        Shape shape = MARK.matcher(text).matches()
                ? Shape.MARK
                : PERCENT.matcher(text).matches()
                        ? Shape.PERCENT
                        : MONEY.matcher(text).matches()
                                ? Shape.MONEY
                                : NUMBER.matcher(text).matches() ? Shape.NUMBER : Shape.TEXT;
        return new Token(text, word.box(), shape);
    }

    boolean isNumber() {
        return shape == Shape.MONEY || shape == Shape.NUMBER;
    }

    /** A number or a rate, of which a column of numbers holds one. */
    boolean isValue() {
        return isNumber() || shape == Shape.PERCENT;
    }

    @Override
    public String toString() {
        return "Token[shape=" + shape + "]";
    }
}
