package dev.wenshu.inference.generation;

import java.util.List;

/** The tags between which a reasoning model thinks. */
public record ReasoningTags(String open, String close) {
    /** Those of the models known here; none is the beginning of another. */
    public static final List<ReasoningTags> KNOWN = List.of(
            new ReasoningTags("<think>", "</think>"),
            new ReasoningTags("<thinking>", "</thinking>"),
            new ReasoningTags("<thought>", "</thought>"),
            new ReasoningTags("<reasoning>", "</reasoning>"),
            new ReasoningTags("<seed:think>", "</seed:think>"),
            new ReasoningTags("[THINK]", "[/THINK]"),
            new ReasoningTags("◁think▷", "◁/think▷"));
}
