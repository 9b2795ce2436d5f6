package dev.wenshu.document.parse.format;

import dev.wenshu.document.Block;
import dev.wenshu.document.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Collects blocks of a format without positions and gives them on in pages. */
public final class TextPages {
    private static final int PAGE_CHARACTERS = 3_000;
    private static final int LONGEST_BLOCK = 20_000;

    private final DocumentSink sink;
    private final boolean paged;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private String name = "";
    private int number = 1;
    private int characters;
    private int total;
    private final StringBuilder allHidden = new StringBuilder();

    private TextPages(DocumentSink sink, boolean paged) {
        this.sink = sink;
        this.paged = paged;
    }

    /** A new page after about 3,000 characters. */
    public static TextPages flowing(DocumentSink sink) {
        return new TextPages(sink, false);
    }

    /** A new page only where the document has one; a page beyond all limits is cut by the sink. */
    public static TextPages paged(DocumentSink sink) {
        return new TextPages(sink, true);
    }

    public void add(Block.Kind kind, String text, int level) throws IOException {
        String clean = text.replace("\0", "").strip();
        for (int start = 0; start < clean.length(); start += LONGEST_BLOCK) {
            addPiece(kind, clean.substring(start, Math.min(clean.length(), start + LONGEST_BLOCK)), level);
        }
    }

    public void paragraph(String text) throws IOException {
        add(Block.Kind.PARAGRAPH, text, 0);
    }

    public void hidden(String text) {
        if (!text.isBlank()) {
            hidden.add(text.strip());
            if (allHidden.length() <= HiddenText.LONGEST_REMARK) {
                allHidden.append(text.strip()).append(' ');
            }
        }
    }

    /** Reports hidden text, if there was any, as a problem of the document. */
    public void reportHidden() throws IOException {
        HiddenText.report(allHidden.toString(), sink);
    }

    /** Ends the page before, if there is anything on it, and names the next one. */
    public void startPage(String pageName) throws IOException {
        if (!blocks.isEmpty() || !hidden.isEmpty() || !name.isEmpty()) {
            flush();
        }
        name = pageName;
    }

    /** Gives on the last page; a document without any text has one empty page. */
    public int finish() throws IOException {
        if (!blocks.isEmpty() || !hidden.isEmpty() || !name.isEmpty() || number == 1) {
            flush();
        }
        return number - 1;
    }

    /** Characters so far. */
    public int characters() {
        return total;
    }

    private void addPiece(Block.Kind kind, String text, int level) throws IOException {
        boolean full = !paged && characters > 0 && characters + text.length() > PAGE_CHARACTERS;
        boolean enormous = characters + text.length() > sink.limits().charactersPerPage();
        if (full || (paged && enormous && name.isEmpty())) {
            flush();
        }
        if (enormous && paged && !name.isEmpty()) {
            sink.problem("PAGE_CUT", "A page holds more text than the limit; the rest of it was left out.");
            return;
        }
        blocks.add(new Block(kind, text, level));
        characters += text.length() + 1;
        total += text.length();
    }

    private void flush() throws IOException {
        sink.page(new Page(number++, name, 0, 0, List.of(), blocks, hidden));
        blocks.clear();
        hidden.clear();
        characters = 0;
        name = "";
    }
}
