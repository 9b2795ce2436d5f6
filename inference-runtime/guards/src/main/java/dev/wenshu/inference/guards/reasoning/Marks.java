package dev.wenshu.inference.guards.reasoning;

import java.util.List;
import java.util.Optional;

/** Finds marks in text that is still growing. */
final class Marks {
    private Marks() {}

    /** The earliest mark at or after an index; of two at one place the longer. */
    static Optional<Found> first(StringBuilder text, List<String> marks, int from) {
        Found best = null;
        for (String mark : marks) {
            int at = text.indexOf(mark, from);
            if (at >= 0
                    && (best == null || at < best.start() || (at == best.start() && at + mark.length() > best.end()))) {
                best = new Found(at, at + mark.length());
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many leading characters cannot be part of a mark that is not whole yet. */
    static int certain(StringBuilder text, List<String> marks) {
        int certain = text.length();
        for (String mark : marks) {
            for (int length = Math.min(mark.length() - 1, text.length()); length > 0; length--) {
                if (endsWith(text, mark, length)) {
                    certain = Math.min(certain, text.length() - length);
                    break;
                }
            }
        }
        return certain;
    }

    /** Whether text is the beginning of a mark. */
    static boolean mayBecome(String text, List<String> marks) {
        return marks.stream().anyMatch(mark -> mark.length() > text.length() && mark.startsWith(text));
    }

    static int withoutTrailingBlank(StringBuilder text, int length) {
        int end = length;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    static String stripLeading(StringBuilder text) {
        return text.toString().stripLeading();
    }

    private static boolean endsWith(StringBuilder text, String mark, int length) {
        int offset = text.length() - length;
        for (int i = 0; i < length; i++) {
            if (text.charAt(offset + i) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where a mark starts and ends. */
    record Found(int start, int end) {}
}
