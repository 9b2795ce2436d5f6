package dev.wenshu.inference.testkit;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts text where merges must not cross, by the rule that llama.cpp calls {@code qwen2}. */
final class PreTokens {
    private static final Pattern PIECE =
            Pattern.compile("(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
                    + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+");

    private PreTokens() {}

    static List<String> of(String text) {
        return PIECE.matcher(text).results().map(MatchResult::group).toList();
    }
}
