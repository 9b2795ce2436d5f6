package dev.wenshu.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One page, slide or sheet; a format without pages is one page per about 3,000 characters.
 *
 * @param number from 1
 * @param name of a sheet or slide, else empty
 * @param width in units of {@link Box}; 0 where the format has no positions
 * @param words with positions, in reading order; empty where the format has none
 * @param blocks the page's text in reading order, whether or not there are positions
 * @param hidden text that a person does not see: invisible, covered, off the page, of no size or contrast
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page(
        int number, String name, float width, float height, List<Word> words, List<Block> blocks, List<String> hidden) {
    public Page {
        words = List.copyOf(words);
        blocks = List.copyOf(blocks);
        hidden = List.copyOf(hidden);
    }

    /** All visible text, blocks separated by line breaks. */
    public String text() {
        return blocks.stream().map(Block::text).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return "Page[number=" + number + ", words=" + words.size() + ", blocks=" + blocks.size() + "]";
    }
}
