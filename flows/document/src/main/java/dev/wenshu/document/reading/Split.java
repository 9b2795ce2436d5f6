package dev.wenshu.document.reading;

import dev.wenshu.document.extract.Problem;
import java.util.List;

/** Whether a file holds one document or several. */
public sealed interface Split {
    /** One document, as nearly every file. */
    record Whole() implements Split {}

    /**
     * Several documents for certain.
     *
     * @param sections at least two, ordered by their first pages
     */
    record Several(List<Section> sections) implements Split {
        public Several {
            sections = List.copyOf(sections);
        }
    }

    /** Perhaps several; read as one, with the problem standing against it. */
    record Unsure(Problem problem) implements Split {}
}
