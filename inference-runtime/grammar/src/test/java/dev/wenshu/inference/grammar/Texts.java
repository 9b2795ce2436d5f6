package dev.wenshu.inference.grammar;

import java.nio.charset.StandardCharsets;

/** Whole texts against grammars. */
final class Texts {
    private Texts() {}

    static boolean matches(Grammar grammar, String text) {
        return grammar.start()
                .accept(text.getBytes(StandardCharsets.UTF_8))
                .filter(GrammarState::complete)
                .isPresent();
    }
}
