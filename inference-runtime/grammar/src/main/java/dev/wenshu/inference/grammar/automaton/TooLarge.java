package dev.wenshu.inference.grammar.automaton;

/** An expression has an automaton beyond {@link Determinizer}'s limits; whoever compiles says of which part of a request. */
public final class TooLarge extends RuntimeException {
    TooLarge(String message) {
        super(message, null, false, false);
    }
}
