package dev.wenshu.invoice.lines;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.Word;
import java.util.ArrayList;
import java.util.List;

/** A page of words that a test sets row by row: ten units high, six units a character, nine a Han character. */
final class TablePage {
    private final List<Word> words = new ArrayList<>();

    /** Places and texts in turn: {@code 40, "Pos", 80, "Item"}; a text may have several words. */
    TablePage row(float y, Object... placed) {
        for (int i = 0; i < placed.length; i += 2) {
            float x = ((Number) placed[i]).floatValue();
            for (String word : ((String) placed[i + 1]).split(" ", -1)) {
                float width = word.chars().mapToObj(c -> c > 0x2e80 ? 9f : 6f).reduce(0f, Float::sum);
                words.add(new Word(word, new Box(x, y, x + width, y + 10), 0, Origin.TEXT, 1));
                x += width + 3;
            }
        }
        return this;
    }

    Page page(int number) {
        return new Page(number, "", 600, 800, words, List.of(), List.of());
    }
}
