package dev.wenshu.document.model;

import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The visible text of a document as far as a model is shown it: whole pages from the beginning, and the last page of a
 * longer one, where totals and signatures are. Memory is bounded by the limit, whatever the document's size.
 */
public final class Excerpt {
    /** Characters; about 3,500 tokens of Latin and 8,000 of Chinese text. */
    public static final int USUAL_LENGTH = 12_000;

    private Excerpt() {}

    /** At most {@code limit} characters, each page under a line that gives its number. */
    public static String of(ParsedDocument document, int limit) {
        StringBuilder text = new StringBuilder();
        Deque<String> skipped = new ArrayDeque<>();
        try (Stream<Page> pages = document.pages()) {
            for (Iterator<Page> each = pages.iterator(); each.hasNext(); ) {
                Page page = each.next();
                String content = "[page " + page.number() + "]\n" + page.text() + "\n";
                if (skipped.isEmpty() && text.length() + content.length() <= limit) {
                    text.append(content);
                } else {
                    skipped.clear();
                    skipped.add(content);
                }
            }
        }
        if (!skipped.isEmpty()) {
            String last = skipped.getFirst();
            int room = limit - text.length();
            if (room < last.length() / 2 && !text.isEmpty()) {
                text.setLength(Math.max(0, limit - Math.min(last.length(), limit / 2)));
                room = limit - text.length();
            }
            text.append(last, 0, Math.min(room, last.length()));
        }
        return text.toString();
    }
}
