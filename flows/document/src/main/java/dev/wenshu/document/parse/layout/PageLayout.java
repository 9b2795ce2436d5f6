package dev.wenshu.document.parse.layout;

import dev.wenshu.document.Block;
import dev.wenshu.document.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Words of one page in reading order with line numbers, and the blocks they make.
 *
 * @param words line by line from the top, each line from the left; columns of running text one after the other
 */
public record PageLayout(List<Word> words, List<Block> blocks) {
    /** The given words may come in any order; their line numbers are set anew. */
    public static PageLayout of(List<Word> words, float pageWidth) {
        List<Row> rows = Columns.inReadingOrder(Row.of(words), pageWidth);
        List<Word> ordered = new ArrayList<>();
        for (int line = 0; line < rows.size(); line++) {
            for (Segment segment : rows.get(line).segments()) {
                for (Word word : segment.words()) {
                    ordered.add(new Word(word.text(), word.box(), line, word.origin(), word.confidence()));
                }
            }
        }
        return new PageLayout(List.copyOf(ordered), Paragraphs.of(rows));
    }
}
