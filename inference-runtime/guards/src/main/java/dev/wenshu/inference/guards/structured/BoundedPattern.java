package dev.wenshu.inference.guards.structured;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A schema's {@code pattern}, searched with a bounded number of steps. Both pattern and text come from outside, and the JDK's
 * engine backtracks without limit; what takes too long does not match.
 */
record BoundedPattern(Pattern pattern) implements RegularExpression {
    private static final int STEPS = 2_000_000;

    BoundedPattern(String regex) {
        this(Pattern.compile(regex));
    }

    @Override
    public boolean matches(String value) {
        try {
            return pattern.matcher(new Counted(value, new int[] {STEPS})).find();
        } catch (OutOfSteps | StackOverflowError e) {
            return false;
        }
    }

    /** Each look at a character is a step. */
    private record Counted(CharSequence text, int[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new OutOfSteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class OutOfSteps extends RuntimeException {
        OutOfSteps() {
            super("too many steps", null, false, false);
        }
    }
}
