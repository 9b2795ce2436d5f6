package dev.wenshu.document;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A run of characters without white space; Chinese text is one word as long as it stands together on its line.
 *
 * @param line number of its line on the page, counting from 0 in reading order; words of a line are next to each other in
 *     the page's list
 * @param confidence 1 for text layers, the recogniser's mean character probability for OCR
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Word(String text, Box box, int line, Origin origin, float confidence) {
    @Override
    public String toString() {
        return "Word[chars=" + text.length() + ", box=" + box + ", origin=" + origin + "]";
    }
}
