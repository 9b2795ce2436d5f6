package dev.wenshu.inference.template;

import java.util.List;
import java.util.Optional;

/** The tags between which a reasoning model thinks. */
public record Reasoning(String open, String close) {
    private static final List<Reasoning> KNOWN = List.of(
            new Reasoning("<think>", "</think>"),
            new Reasoning("[THINK]", "[/THINK]"),
            new Reasoning("<seed:think>", "</seed:think>"),
            new Reasoning("<reasoning>", "</reasoning>"),
            new Reasoning("<thought>", "</thought>"));

    /** By the tags that a template itself deals with; its closing one is enough, as DeepSeek's has it. */
    static Optional<Reasoning> in(String template) {
        return KNOWN.stream()
                .filter(known -> template.contains(known.open()) || template.contains(known.close()))
                .findFirst();
    }

    /** Whether an answer to this prompt goes on with thoughts. */
    boolean leftOpenBy(String prompt) {
        return prompt.stripTrailing().endsWith(open);
    }
}
