package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.Collection;
import java.util.Map;

/** What a rendering may cost: a unit for each step and for each character or element that is made. */
final class Budget {
    private static final long BASE = 10_000_000;
    private static final int A_CHARACTER_GIVEN = 50;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NESTING = 100;

    private long left;
    private int depth;

    /** Enough for a template that looks at each character of what it is given a few dozen times. */
    static Budget forValues(Object given) {
        return new Budget(BASE + A_CHARACTER_GIVEN * size(given, 0));
    }

    Budget(long units) {
        this.left = units;
    }

    void step() {
        spend(1);
    }

    void spend(long units) {
        left -= units;
        if (left < 0) {
            throw new TemplateFault("it takes too much work; its loops may not end");
        }
    }

    /** The same text, paid for. */
    String made(String text) {
        spend(text.length());
        return text;
    }

    void enter() {
        if (++depth > MAX_DEPTH) {
            throw new TemplateFault("macros call each other more than " + MAX_DEPTH + " deep");
        }
    }

    void leave() {
        depth--;
    }

    private static long size(Object value, int nesting) {
        if (nesting > MAX_NESTING) {
            throw new TemplateFault("the conversation is nested more than " + MAX_NESTING + " deep");
        }
        return switch (value) {
            case String text -> text.length();
            case Collection<?> items ->
                items.stream().mapToLong(item -> 1 + size(item, nesting + 1)).sum();
            case Map<?, ?> map ->
                map.values().stream()
                        .mapToLong(item -> 1 + size(item, nesting + 1))
                        .sum();
            default -> 1;
        };
    }
}
