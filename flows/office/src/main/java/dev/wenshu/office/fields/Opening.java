package dev.wenshu.office.fields;

import dev.wenshu.document.Block;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.office.text.Lines;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The first lines of a document, which say what it is; at most 120 of its first three pages. */
record Opening(List<Line> lines) {
    private static final int PAGES = 3;
    private static final int MOST = 120;

    static Opening of(ParsedDocument document) {
        List<Line> lines = new ArrayList<>();
        try (Stream<Page> pages = document.pages()) {
            Iterator<Page> each = pages.limit(PAGES).iterator();
            while (lines.size() < MOST && each.hasNext()) {
                add(each.next(), lines);
            }
        }
        return new Opening(List.copyOf(lines));
    }

    private static void add(Page page, List<Line> lines) {
        Origin origin =
                page.words().isEmpty() ? Origin.TEXT : page.words().getFirst().origin();
        for (Block block : page.blocks()) {
            List<String> texts =
                    block.kind() == Block.Kind.TABLE_ROW ? List.of(block.text().strip()) : Lines.of(block.text());
            for (String text : texts) {
                if (lines.size() < MOST && !text.isEmpty()) {
                    lines.add(new Line(text, block.kind(), page.number(), origin));
                }
            }
        }
    }
}
