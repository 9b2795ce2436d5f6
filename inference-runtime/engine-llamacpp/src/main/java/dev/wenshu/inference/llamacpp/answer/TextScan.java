package dev.wenshu.inference.llamacpp.answer;

import java.util.List;

/** Looks for the first of some texts in a stream of text, and holds back what may be the beginning of one. */
final class TextScan {
    private final List<String> wanted;
    private String held = "";

    TextScan(List<String> wanted) {
        this.wanted = List.copyOf(wanted);
    }

    Result feed(String text) {
        String all = held + text;
        int at = -1;
        String which = "";
        for (String candidate : wanted) {
            int index = all.indexOf(candidate);
            if (index >= 0 && (at < 0 || index < at)) {
                at = index;
                which = candidate;
            }
        }
        if (at >= 0) {
            held = "";
            return new Result(all.substring(0, at), true, all.substring(at + which.length()));
        }
        int safe = all.length() - longestBeginning(all);
        held = all.substring(safe);
        return new Result(all.substring(0, safe), false, "");
    }

    /** What was held back when no more text comes. */
    String finish() {
        String rest = held;
        held = "";
        return rest;
    }

    private int longestBeginning(String text) {
        int longest = 0;
        for (String candidate : wanted) {
            for (int length = Math.min(candidate.length() - 1, text.length()); length > longest; length--) {
                if (text.endsWith(candidate.substring(0, length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }

    /** {@code before} is free to go out; {@code after} is what came behind the text that was found. */
    record Result(String before, boolean found, String after) {}
}
