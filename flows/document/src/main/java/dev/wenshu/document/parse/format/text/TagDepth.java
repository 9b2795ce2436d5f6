package dev.wenshu.document.parse.format.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Estimates how deep HTML is nested, since jsoup's time grows with the square of it. */
final class TagDepth {
    private static final int LONGEST_NAME = 12;
    /** Elements that are empty or need no end tag, so that many starts of them say nothing. */
    private static final Set<String> UNCLOSED = Set.of(
            "area",
            "base",
            "body",
            "br",
            "col",
            "colgroup",
            "dd",
            "dt",
            "embed",
            "frame",
            "head",
            "hr",
            "html",
            "img",
            "input",
            "li",
            "link",
            "meta",
            "optgroup",
            "option",
            "p",
            "param",
            "rp",
            "rt",
            "source",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "track",
            "wbr");

    private static final Set<String> RAW = Set.of("script", "style");

    private TagDepth() {}

    /** @param html in an encoding that contains ASCII */
    static boolean exceeds(byte[] html, int limit) {
        int depth = 0;
        for (int at = 0; at < html.length - 1; at++) {
            if (html[at] != '<') {
                continue;
            }
            boolean end = html[at + 1] == '/';
            String name = name(html, at + (end ? 2 : 1));
            if (name.isEmpty() || UNCLOSED.contains(name)) {
                continue;
            }
            if (RAW.contains(name)) {
                at = end ? at : endOf(html, at, name);
            } else {
                depth = end ? Math.max(0, depth - 1) : depth + 1;
            }
            if (depth > limit) {
                return true;
            }
        }
        return false;
    }

    private static String name(byte[] html, int from) {
        int to = from;
        while (to < html.length && to - from < LONGEST_NAME && isLetterOrDigit(html[to])) {
            to++;
        }
        return new String(html, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    /** Where the end tag begins, less one; the end of the file where there is none. */
    private static int endOf(byte[] html, int start, String name) {
        for (int at = start + 1; at < html.length - 1; at++) {
            if (html[at] == '<' && html[at + 1] == '/' && name(html, at + 2).equals(name)) {
                return at;
            }
        }
        return html.length;
    }

    private static boolean isLetterOrDigit(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
    }
}
