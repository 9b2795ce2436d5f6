package dev.wenshu.inference.grammar.schema;

import dev.wenshu.inference.grammar.automaton.CodePoints;
import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.automaton.Expr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers between bounds, digit by digit. At most 18 digits before the point and 16 after it, so that a model cannot go on
 * with digits for ever and every integer fits into 64 bits; bounded numbers have no exponent.
 */
final class JsonNumbers {
    static final int MAX_FRACTION = 16;
    private static final BigInteger LIMIT = BigInteger.TEN.pow(18).subtract(BigInteger.ONE);
    private static final Expr DIGIT = digit(0, 9);

    static final Dfa ANY_INTEGER = Dfa.of(integers(LIMIT.negate(), LIMIT));
    static final Dfa ANY_NUMBER = Dfa.of(Expr.seq(
            Expr.optional(Expr.literal("-")),
            naturals(BigInteger.ZERO, LIMIT),
            Expr.optional(Expr.seq(Expr.literal("."), new Expr.Repeat(DIGIT, 1, MAX_FRACTION))),
            Expr.optional(Expr.seq(
                    new Expr.Chars(CodePoints.of('e', 'E')),
                    Expr.optional(new Expr.Chars(CodePoints.of('+', '-'))),
                    new Expr.Repeat(DIGIT, 1, 2)))));

    private JsonNumbers() {}

    /** Both ends belong to it, as far as they have 18 digits at most. */
    static Expr integers(BigInteger low, BigInteger high) {
        BigInteger first = low.max(LIMIT.negate());
        BigInteger last = high.min(LIMIT);
        List<Expr> options = new ArrayList<>();
        if (first.signum() < 0) {
            BigInteger least = last.signum() < 0 ? last.negate() : BigInteger.ONE;
            options.add(Expr.seq(Expr.literal("-"), naturals(least, first.negate())));
        }
        if (last.signum() >= 0) {
            options.add(naturals(first.max(BigInteger.ZERO), last));
        }
        return new Expr.Alt(options);
    }

    /** A bound of decimals, which belongs to them or not. */
    record Bound(BigDecimal value, boolean exclusive) {
        static Bound inclusive(BigDecimal value) {
            return new Bound(value, false);
        }

        private Bound negated() {
            return new Bound(value.negate(), exclusive);
        }

        private BigInteger whole() {
            return value.toBigInteger();
        }

        private String fraction() {
            BigDecimal rest = value.subtract(new BigDecimal(whole()));
            return rest.signum() == 0
                    ? ""
                    : rest.stripTrailingZeros().toPlainString().substring(2);
        }
    }

    /** With at most so many digits after the point. */
    static Expr decimals(Bound low, Bound high, int fraction) {
        Bound zero = Bound.inclusive(BigDecimal.ZERO);
        List<Expr> options = new ArrayList<>();
        if (low.value.signum() < 0) {
            Bound least = high.value.signum() < 0 ? high.negated() : zero;
            options.add(Expr.seq(Expr.literal("-"), positive(least, low.negated(), fraction)));
        }
        if (high.value.signum() >= 0) {
            options.add(positive(low.value.signum() < 0 ? zero : low, high, fraction));
        }
        if (low.value.signum() < 0 && high.value.signum() == 0 && high.exclusive) {
            return Expr.seq(Expr.literal("-"), positive(new Bound(BigDecimal.ZERO, true), low.negated(), fraction));
        }
        return new Expr.Alt(options);
    }

    private static Expr positive(Bound low, Bound high, int fraction) {
        BigInteger first = low.whole();
        BigInteger last = high.whole();
        Expr any = new Fraction("", "", false, false, fraction).expr(false, false);
        List<Expr> options = new ArrayList<>();
        Fraction ends = new Fraction(low.fraction(), high.fraction(), low.exclusive, high.exclusive, fraction);
        if (first.equals(last)) {
            options.add(Expr.seq(naturals(first, first), ends.expr(true, true)));
        } else if (first.compareTo(last) < 0) {
            options.add(Expr.seq(naturals(first, first), ends.expr(true, false)));
            options.add(Expr.seq(naturals(last, last), ends.expr(false, true)));
            options.add(Expr.seq(naturals(first.add(BigInteger.ONE), last.subtract(BigInteger.ONE)), any));
        }
        return new Expr.Alt(options);
    }

    private static Expr naturals(BigInteger low, BigInteger high) {
        List<Expr> options = new ArrayList<>();
        BigInteger first = low;
        while (first.compareTo(high) <= 0) {
            int digits = first.toString().length();
            BigInteger last =
                    BigInteger.TEN.pow(digits).subtract(BigInteger.ONE).min(high);
            options.add(sameLength(first.toString(), last.toString()));
            first = last.add(BigInteger.ONE);
        }
        return new Expr.Alt(options);
    }

    private static Expr sameLength(String low, String high) {
        if (low.isEmpty()) {
            return Expr.EMPTY;
        }
        int first = low.charAt(0) - '0';
        int last = high.charAt(0) - '0';
        String nines = "9".repeat(low.length() - 1);
        String zeros = "0".repeat(low.length() - 1);
        String afterLow = low.substring(1);
        String afterHigh = high.substring(1);
        if (first == last || (afterLow.equals(zeros) && afterHigh.equals(nines))) {
            return Expr.seq(digit(first, last), sameLength(afterLow, afterHigh));
        }
        List<Expr> options = new ArrayList<>();
        options.add(Expr.seq(digit(first, first), sameLength(afterLow, nines)));
        if (last - first > 1) {
            options.add(Expr.seq(digit(first + 1, last - 1), sameLength(zeros, nines)));
        }
        options.add(Expr.seq(digit(last, last), sameLength(zeros, afterHigh)));
        return new Expr.Alt(options);
    }

    static Expr digit(int first, int last) {
        return new Expr.Chars(CodePoints.range('0' + first, '0' + last));
    }
}
