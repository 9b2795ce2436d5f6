package dev.wenshu.inference.grammar.schema;

import dev.wenshu.inference.grammar.automaton.Expr;
import java.util.ArrayList;
import java.util.List;

/** What may follow the whole part of a decimal number where that is the whole part of a bound. */
record Fraction(String low, String high, boolean lowExclusive, boolean highExclusive, int maxDigits) {
    /** The point and digits, or nothing; bounded below and above as said. */
    Expr expr(boolean lowTight, boolean highTight) {
        List<Expr> options = new ArrayList<>();
        if (mayEnd(0, lowTight, highTight)) {
            options.add(Expr.EMPTY);
        }
        if (maxDigits > 0) {
            options.add(Expr.seq(Expr.literal("."), digits(0, lowTight, highTight)));
        }
        return new Expr.Alt(options);
    }

    /** At least one digit from the given place on. */
    private Expr digits(int place, boolean lowTight, boolean highTight) {
        int first = lowTight ? digit(low, place) : 0;
        int last = highTight ? digit(high, place) : 9;
        List<Expr> options = new ArrayList<>();
        for (int d = first; d <= last; d++) {
            boolean stillLow = lowTight && d == first;
            boolean stillHigh = highTight && d == last;
            if (!stillLow && !stillHigh) {
                int free = d;
                while (free < last && !(highTight && free + 1 == last)) {
                    free++;
                }
                Expr rest = new Expr.Repeat(JsonNumbers.digit(0, 9), 0, maxDigits - place - 1);
                options.add(Expr.seq(JsonNumbers.digit(d, free), rest));
                d = free;
                continue;
            }
            List<Expr> rest = new ArrayList<>();
            if (mayEnd(place + 1, stillLow, stillHigh)) {
                rest.add(Expr.EMPTY);
            }
            if (place + 1 < maxDigits) {
                rest.add(digits(place + 1, stillLow, stillHigh));
            }
            options.add(Expr.seq(JsonNumbers.digit(d, d), new Expr.Alt(rest)));
        }
        return new Expr.Alt(options);
    }

    /** Whether zeros from here on are within the bounds. */
    private boolean mayEnd(int place, boolean lowTight, boolean highTight) {
        boolean aboveLow = !lowTight || (place >= low.length() && !lowExclusive);
        boolean belowHigh = !highTight || place < high.length() || !highExclusive;
        return aboveLow && belowHigh;
    }

    private static int digit(String digits, int place) {
        return place < digits.length() ? digits.charAt(place) - '0' : 0;
    }
}
