package dev.wenshu.document.learn;

import dev.wenshu.document.ParsedDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes reading better by what persons said of documents. It has no memory of its own beyond what {@link #use} set: whoever
 * keeps lessons and states gives them back. Lessons and states are texts that only the learner understands. Thread-safe.
 */
public interface Learner {
    /** The kind of document it learns from, as in {@code invoice}. */
    String kind();

    /**
     * What there is to learn from a document.
     *
     * @param stated all its fields as a person has left them, by name
     * @return empty where reading such a document cannot be learned, as of one with machine-readable data
     */
    Optional<String> lesson(ParsedDocument document, Map<String, String> stated);

    /**
     * Learns anew from all lessons; takes seconds, and changes nothing yet.
     *
     * @param state in use, empty for none
     * @param lessons the oldest first
     */
    Learned learn(String state, List<String> lessons);

    /**
     * Reads with a state from now on; an empty one means as shipped.
     *
     * @throws dev.wenshu.kernel.Fault INTERNAL where another version of the program made it and it cannot be understood
     */
    void use(String state);

    /** What a state knows of documents that look alike; empty for an empty state. */
    List<LearnedItem> describe(String state);
}
