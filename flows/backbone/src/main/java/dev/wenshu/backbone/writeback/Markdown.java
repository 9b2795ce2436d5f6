package dev.wenshu.backbone.writeback;

import java.util.regex.Pattern;

/** Makes text from a document harmless in Markdown (CommonMark and GitHub's): no markup, no HTML, no link, no line of its own. */
final class Markdown {
    private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\s\\u2028\\u2029]+");
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~!&$@]");
    /** What would begin a list, a heading line or a rule. */
    private static final Pattern LEADING = Pattern.compile("^(\\d{1,9}(?=[.)])|(?=[-+=.)]))");

    private static final Pattern ADDRESS = Pattern.compile("(?i)(:(?=//)|(?<=\\bwww)\\.)");

    private Markdown() {}

    static String escape(String text) {
        String line = SPACE.matcher(text).replaceAll(" ").strip();
        line = MARKUP.matcher(line).replaceAll("\\\\$0");
        line = ADDRESS.matcher(line).replaceAll("\\\\$1");
        return LEADING.matcher(line).replaceFirst("$1\\\\");
    }
}
