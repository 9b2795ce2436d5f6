package dev.wenshu.document.parse.format.office;

import org.jspecify.annotations.Nullable;

/**
 * Finds the title of a document that was formatted by hand: among the first paragraphs the one that is centred and large.
 * Sizes are half-points, as in the file.
 */
final class TitleSearch {
    private static final int LARGE = 36;
    private static final int LARGE_BOLD = 28;
    private static final int LONGEST = 80;
    private static final int FIRST_PARAGRAPHS = 8;
    /** The red letterhead of Chinese official documents (GB/T 9704) stands above the title and is larger. */
    private static final String LETTERHEAD_END = "文件";

    private boolean over;
    private int paragraphs;
    private boolean centred;
    private boolean inRun;
    private int runSize;
    private boolean runBold;
    private int smallest;
    private boolean allBold;

    TitleSearch(boolean wanted) {
        over = !wanted;
    }

    void paragraph() {
        centred = false;
        inRun = false;
        smallest = Integer.MAX_VALUE;
        allBold = true;
    }

    void run() {
        inRun = true;
        runSize = 0;
        runBold = false;
    }

    void alignment(@Nullable String value) {
        centred |= !inRun && "center".equals(value);
    }

    void size(@Nullable String value) {
        if (inRun && value != null && value.matches("\\d{1,4}")) {
            runSize = Integer.parseInt(value);
        }
    }

    void bold(@Nullable String value) {
        runBold = inRun && (value == null || value.equals("1") || value.equals("true") || value.equals("on"));
    }

    void text() {
        smallest = Math.min(smallest, runSize);
        allBold &= runBold;
    }

    /** Whether the paragraph that ends is the title; the search is over with it, and with any heading. */
    boolean isTitle(CharSequence paragraph, int level) {
        if (over) {
            return false;
        }
        over = level > 0 || ++paragraphs >= FIRST_PARAGRAPHS;
        String text = paragraph.toString().strip();
        boolean large = smallest != Integer.MAX_VALUE && smallest >= (allBold ? LARGE_BOLD : LARGE);
        if (level > 0 || !centred || !large || text.length() > LONGEST || text.endsWith(LETTERHEAD_END)) {
            return false;
        }
        over = true;
        return true;
    }
}
