package dev.wenshu.inference.guards.reasoning;

import dev.wenshu.inference.generation.ReasoningTags;
import java.util.List;
import java.util.Locale;

/**
 * How a model marks its reasoning within its text.
 *
 * @param tags pairs that enclose reasoning; the first opening one found decides. Empty: the text is the answer, as where the
 *     server has a field of its own for reasoning
 * @param skipped marks that may stand before the answer, or before reasoning, and belong to neither
 * @param ends marks that end the answer and what follows them
 */
public record ReasoningDialect(String name, List<Tag> tags, Start start, List<String> skipped, List<String> ends) {
    private static final List<Tag> KNOWN_TAGS = ReasoningTags.KNOWN.stream()
            .map(tags -> new Tag(tags.open(), tags.close()))
            .toList();

    /** Nothing is split: a model that does not reason, or a server that separates reasoning itself. */
    public static final ReasoningDialect FIELD =
            new ReasoningDialect("field", List.of(), Start.ANSWER, List.of(), List.of());

    /** Text that begins with an opening tag reasons until the closing one; any other text is the answer. */
    public static final ReasoningDialect TAGS =
            new ReasoningDialect("tags", KNOWN_TAGS, Start.ANSWER, List.of(), List.of());

    /** The template has opened the tag already, as DeepSeek-R1's does: only the closing one comes. */
    public static final ReasoningDialect CLOSING_TAG =
            new ReasoningDialect("closing-tag", KNOWN_TAGS, Start.REASONING, List.of(), List.of());

    /** Whether the template opens the tag is not known: text without an opening tag is held back until that shows. */
    public static final ReasoningDialect UNKNOWN =
            new ReasoningDialect("unknown", KNOWN_TAGS, Start.UNKNOWN, List.of(), List.of());

    /** Channels of gpt-oss: analysis is reasoning, final is the answer. */
    public static final ReasoningDialect CHANNELS = new ReasoningDialect(
            "channels",
            List.of(new Tag("<|channel|>analysis<|message|>", "<|end|>")),
            Start.ANSWER,
            List.of("<|start|>assistant", "<|channel|>final<|message|>"),
            List.of("<|return|>", "<|end|>"));

    public ReasoningDialect {
        tags = List.copyOf(tags);
        skipped = List.copyOf(skipped);
        ends = List.copyOf(ends);
    }

    /** One of the dialects above, by its name. */
    public static ReasoningDialect named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "field", "none" -> FIELD;
            case "tags" -> TAGS;
            case "closing-tag" -> CLOSING_TAG;
            case "unknown" -> UNKNOWN;
            case "channels" -> CHANNELS;
            default ->
                throw new IllegalArgumentException(
                        "no reasoning dialect " + name + ": field, none, tags, closing-tag, unknown or channels");
        };
    }

    /** The same marks, where thinking is switched off: a template that opens the tag otherwise may not do so then. */
    public ReasoningDialect whenThinkingIsOff() {
        return start == Start.REASONING ? new ReasoningDialect(name, tags, Start.UNKNOWN, skipped, ends) : this;
    }

    /** Marks that enclose reasoning. */
    public record Tag(String open, String close) {
        public Tag {
            if (open.isBlank() || close.isBlank()) {
                throw new IllegalArgumentException("a reasoning tag cannot be blank");
            }
        }
    }

    /** What text is that begins without an opening tag. */
    public enum Start {
        ANSWER,
        REASONING,
        UNKNOWN
    }
}
