package dev.wenshu.inference.grammar;

import dev.wenshu.inference.grammar.automaton.Dfa;

/** One instruction of a {@link Program}; numbers are those of other steps. */
sealed interface Step {
    /** Text of an automaton, then {@code next}. */
    record Match(Dfa dfa, int next) implements Step {}

    /** A rule, then {@code next}. */
    record Call(int rule, int nesting, int next) implements Step {}

    /** Any of these. */
    record Split(int[] options) implements Step {}

    /** The body, which ends with a {@link Return}, from {@code min} to {@code max} times, then {@code next}. */
    record Loop(int body, int min, int max, int next) implements Step {}

    /** The end of a rule or of a loop's body. */
    record Return() implements Step {}
}
