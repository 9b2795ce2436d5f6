package dev.wenshu.inference.template.syntax;

/** A piece of a template; strings come without quotes and escapes. */
record Token(Kind kind, String text, int line) {
    enum Kind {
        /** Text between tags. */
        TEXT,
        OUTPUT_BEGIN,
        OUTPUT_END,
        BLOCK_BEGIN,
        BLOCK_END,
        NAME,
        STRING,
        NUMBER,
        OPERATOR,
        END
    }

    boolean is(Kind other, String word) {
        return kind == other && text.equals(word);
    }
}
